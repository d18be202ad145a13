package io.tightloop.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP API as a patient client sees it, who counts how each request ended. */
final class FrontDoor {
    /** How a request ended for its client. */
    enum Ending {
        /** With the outcome. */
        ANSWERED,
        /** With 202: accepted, the outcome comes later. */
        PENDING,
        /** With 429 or 503 and Retry-After. */
        TOLD_TO_RETRY,
        /** With any other error of the server. */
        FAILED,
        /** By the end of the connection, which a client sees at once. */
        DISCONNECTED,
        /** Not at all in the time that the client had asked for and 25 s more. */
        HUNG
    }

    /** How a request ended, with the status and body of an answer. */
    record Reply(Ending ending, int status, JsonNode body) {
        boolean isDone() {
            return ending == Ending.ANSWERED && status < 300;
        }
    }

    /** No process stands still for longer than 15 s, and an answer takes 10 s at most unless more was asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final URI server;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<Ending, AtomicLong> endings = new EnumMap<>(Ending.class);
    private final AtomicLong longestNs = new AtomicLong();

    FrontDoor(URI server) {
        this.server = server;
        for (var ending : Ending.values()) {
            endings.put(ending, new AtomicLong());
        }
    }

    Reply start(JsonNode brief, boolean wait) throws InterruptedException {
        return send(post("/v1/sessions", brief).header("Prefer", wait ? "wait=10" : "respond-async"));
    }

    /** A command, which is the same one whenever it is sent with this id. */
    Reply command(String sessionId, String path, String commandId, JsonNode body) throws InterruptedException {
        return send(post("/v1/sessions/" + sessionId + path, body).header("Idempotency-Key", commandId));
    }

    Reply session(String sessionId, String query) throws InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve("/v1/sessions/" + sessionId + query)));
    }

    private HttpRequest.Builder post(String path, JsonNode body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        long begin = System.nanoTime();
        var reply = sent(request.timeout(PATIENCE).build());
        endings.get(reply.ending()).incrementAndGet();
        longestNs.accumulateAndGet(System.nanoTime() - begin, Math::max);
        return reply;
    }

    private Reply sent(HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(ending(answer), answer.statusCode(), body(answer.body()));
        } catch (HttpTimeoutException e) {
            return new Reply(Ending.HUNG, 0, MissingNode.getInstance());
        } catch (IOException e) {
            return new Reply(Ending.DISCONNECTED, 0, MissingNode.getInstance());
        }
    }

    private static Ending ending(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        boolean retry = answer.headers().firstValue("Retry-After").isPresent();
        return switch (status) {
            case 202 -> Ending.PENDING;
            case 429, 503 -> retry ? Ending.TOLD_TO_RETRY : Ending.FAILED;
            default -> status >= 500 ? Ending.FAILED : Ending.ANSWERED;
        };
    }

    private JsonNode body(byte[] bytes) {
        try {
            var body = json.readTree(bytes);
            return body == null ? MissingNode.getInstance() : body;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    long count(Ending ending) {
        return endings.get(ending).get();
    }

    /** Longest time that a request took, in ns. */
    long longest() {
        return longestNs.get();
    }
}
