package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A site on a port of its own: pages that answer at once, one that never answers, two that never end. */
final class HttpSite implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    HttpSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/silent", exchange -> hold(exchange, Long.MAX_VALUE));
        server.createContext("/endless", exchange -> {
            begin(exchange);
            hold(exchange, Long.MAX_VALUE);
        });
        server.createContext("/trickling", exchange -> {
            begin(exchange);
            while (!hold(exchange, 20)) {
                begin(exchange);
            }
        });
        server.createContext("/echo", exchange -> answer(exchange, 201, seen(exchange)));
        server.start();
    }

    HttpSite page(String path, int status, String body) {
        server.createContext(path, exchange -> answer(exchange, status, body));
        return this;
    }

    /** A page that has this header too. */
    HttpSite page(String path, String name, String value) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add(name, value);
            answer(exchange, 200, "");
        });
        return this;
    }

    HttpSite redirect(String path, int status, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            answer(exchange, status, "");
        });
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Method, path and header X-Who of all requests. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private String seen(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("X-Who") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        note(exchange);
        var bytes = body.getBytes(UTF_8);
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void note(HttpExchange exchange) {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Who"));
    }

    private static void begin(HttpExchange exchange) throws IOException {
        if (exchange.getResponseCode() < 0) {
            exchange.sendResponseHeaders(200, 0);
        }
        exchange.getResponseBody().write(new byte[] {'x'});
        exchange.getResponseBody().flush();
    }

    /** Whether the site was closed meanwhile. */
    private boolean hold(HttpExchange exchange, long atMostMs) {
        note(exchange);
        try {
            return closed.await(atMostMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
