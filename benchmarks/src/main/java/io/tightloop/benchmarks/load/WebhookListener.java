package io.tightloop.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks on loopback that answers at once and looks at its clock. */
public final class WebhookListener implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 256;

    private final Wire wire;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private String webhook;
    private long count;
    private long first;
    private long last;

    /** Listens; nothing is asked for yet. */
    public WebhookListener(Wire wire) throws IOException {
        this.wire = wire;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** Wants notifications of these kinds from now on: a JSON list, empty for all. */
    public void subscribe(String kinds) throws IOException, InterruptedException {
        var answer = webhook == null
                ? send("POST", "/v1/webhooks", "{\"url\": \"%s\", \"kinds\": %s}".formatted(url(), kinds))
                : send("PATCH", "/v1/webhooks/" + webhook, "{\"kinds\": %s}".formatted(kinds));
        if (answer.statusCode() >= 300) {
            throw new IOException("the webhook is refused: " + answer.body());
        }
        webhook = JSON.readTree(answer.body()).path("id").asText();
    }

    /** When the first webhook of each session came, ns of this JVM. */
    public Map<String, Long> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** How many have come. */
    public synchronized long count() {
        return count;
    }

    /** How many came a second, from the first to the last. */
    public synchronized double perSecond() {
        return count < 2 ? 0 : (count - 1) * (double) TimeUnit.SECONDS.toNanos(1) / (last - first);
    }

    /** Forgets what came. */
    public synchronized void clear() {
        arrivals.clear();
        count = 0;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var event = JSON.readTree(exchange.getRequestBody());
            exchange.sendResponseHeaders(204, -1);
            came(event.path("subject").asText());
        }
    }

    private synchronized void came(String session) {
        last = System.nanoTime();
        first = count == 0 ? last : first;
        count++;
        arrivals.putIfAbsent(session, last);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(wire.http().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
