package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A site on a port of its own: pages that answer at once, one that never answers, one that never ends. */
final class HttpSite implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    HttpSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/silent", exchange -> hold());
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[] {'x'});
            exchange.getResponseBody().flush();
            hold();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
            answer(exchange, 302, "");
        });
        server.createContext(
                "/echo",
                exchange -> answer(
                        exchange,
                        201,
                        exchange.getRequestMethod() + " "
                                + exchange.getRequestHeaders().getFirst("X-Who") + " "
                                + new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        server.start();
    }

    HttpSite page(String path, int status, String body) {
        server.createContext(path, exchange -> answer(exchange, status, body));
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.incrementAndGet();
        var bytes = body.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void hold() {
        requests.incrementAndGet();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
