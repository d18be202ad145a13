package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.Wire;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** Asks the API how far its read model has come. */
final class ReadModel {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_MS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Wire wire;

    ReadModel(Wire wire) {
        this.wire = wire;
    }

    /** Waits until it shows that a session has ended, 5 min at most; how long that took, ms. */
    long await(String sessionId) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!sessionId.isEmpty() && !shows(sessionId) && System.nanoTime() - begun < LONGEST_NS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private boolean shows(String sessionId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(wire.http().resolve("/v1/sessions/" + sessionId))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 && answer.body().contains("\"endedAt\":\"");
    }
}
