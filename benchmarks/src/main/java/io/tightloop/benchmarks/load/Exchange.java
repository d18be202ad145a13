package io.tightloop.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests to the API, each on a virtual thread, over connections that are kept. */
final class Exchange implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** As many connections at most. */
    private static final int MOST = 256;

    private static final int TOO_MANY = 429;

    private final Wire wire;
    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private volatile boolean closed;

    Exchange(Wire wire) {
        this.wire = wire;
    }

    interface Call {
        void run() throws IOException, InterruptedException;
    }

    void submit(Call call) {
        threads.execute(() -> {
            try {
                call.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException | IllegalStateException e) {
                if (!closed) {
                    System.err.println("bench: " + e.getMessage());
                }
            }
        });
    }

    /** The answer; while it is 429, the request is sent again when it says. */
    HttpResponse<String> post(String path, String body, boolean async) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(wire.http().resolve(path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (async) {
            request.header("Prefer", "respond-async");
        }
        var answer = send(request.build());
        while (answer.statusCode() == TOO_MANY && !closed) {
            TimeUnit.SECONDS.sleep(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = send(request.build());
        }
        return answer;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(wire.http().resolve(path))
                .timeout(LONGEST)
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        free.acquire();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } finally {
            free.release();
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        threads.shutdownNow();
    }
}
