package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who is told by HTTP, on loopback. */
final class WebhookReceiver implements AutoCloseable {
    /** Flags of a server that may call receivers on loopback. */
    static final List<String> ALLOWED = List.of("-Dtightloop.notifier.webhooks.allow=127.0.0.0/8");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What came.
     *
     * @param id the header {@code webhook-id}
     * @param event the CloudEvent
     */
    record Received(String id, String timestamp, String signature, String text, JsonNode event) {}

    /** What it does with a request; the exchange is closed after it. */
    @FunctionalInterface
    interface Conduct {
        /** Whether it has taken it. */
        boolean answer(Received received, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Conduct conduct;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();

    private WebhookReceiver(HttpServer server, Conduct conduct) {
        this.server = server;
        this.conduct = conduct;
    }

    /** One that takes all but the first few requests. */
    static WebhookReceiver refusing(int first) throws IOException {
        var refusals = new AtomicInteger(first);
        return that((_, exchange) -> {
            boolean taken = refusals.getAndDecrement() <= 0;
            exchange.sendResponseHeaders(taken ? 204 : 503, -1);
            return taken;
        });
    }

    static WebhookReceiver that(Conduct conduct) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new WebhookReceiver(server, conduct);
        server.createContext("/", receiver::take);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
    }

    /** What it has taken, in the order in which it came. */
    List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var headers = exchange.getRequestHeaders();
            var request = new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    text,
                    JSON.readTree(text));
            if (conduct.answer(request, exchange)) {
                received.add(request);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
