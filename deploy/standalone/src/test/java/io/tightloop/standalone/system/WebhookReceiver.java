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
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who is told by HTTP, on loopback; it refuses the first few requests. */
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

    private final HttpServer server;
    private final AtomicInteger refusals;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();

    private WebhookReceiver(HttpServer server, int refusals) {
        this.server = server;
        this.refusals = new AtomicInteger(refusals);
    }

    static WebhookReceiver refusing(int first) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new WebhookReceiver(server, first);
        server.createContext("/", receiver::take);
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
            if (refusals.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    text,
                    JSON.readTree(text)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
