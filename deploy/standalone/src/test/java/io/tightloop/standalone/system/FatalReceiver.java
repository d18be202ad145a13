package io.tightloop.standalone.system;

import com.sun.net.httpserver.HttpExchange;
import io.tightloop.standalone.system.WebhookReceiver.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver that says when the sender is in a window of time in which it can be killed. */
final class FatalReceiver implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Between two steps of a delivery. */
    enum Window {
        /** The request has come whole and nothing is answered. */
        SENT,
        /** The answer's head says that it is taken; the sender still waits for the rest. */
        HALF_ANSWERED,
        /** All of the answer is under way. */
        ANSWERED
    }

    /** One time that it has said so. */
    private record Reached(CountDownLatch there, CountDownLatch over) {}

    private final ConcurrentHashMap<Window, Reached> reached = new ConcurrentHashMap<>();
    private final Set<Window> met = ConcurrentHashMap.newKeySet();
    private final Queue<Received> came = new ConcurrentLinkedQueue<>();
    private final WebhookReceiver receiver;

    FatalReceiver() throws IOException {
        for (var window : Window.values()) {
            reached.put(window, new Reached(new CountDownLatch(1), new CountDownLatch(1)));
        }
        receiver = WebhookReceiver.that(this::answer);
    }

    String url() {
        return receiver.url();
    }

    /** The session whose end meets this window when it is told first. */
    static String session(Window window) {
        return window.name().toLowerCase();
    }

    /** Returns when a sender is in it. */
    void awaitReached(Window window) throws InterruptedException {
        if (!reached.get(window).there.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody is told of " + session(window));
        }
    }

    /** Whoever is in it is gone. */
    void over(Window window) {
        reached.get(window).over.countDown();
    }

    /** What has come, in this order, whatever was answered. */
    List<Received> came() {
        return List.copyOf(came);
    }

    @Override
    public void close() {
        reached.values().forEach(window -> window.over.countDown());
        receiver.close();
    }

    private boolean answer(Received request, HttpExchange exchange) throws IOException {
        came.add(request);
        for (var window : Window.values()) {
            var data = request.event().path("data");
            if (data.path("sessionId").asText().equals(session(window))
                    && data.path("kind").asText().equals("session_ended")
                    && met.add(window)) {
                meet(window, exchange);
                return true;
            }
        }
        exchange.sendResponseHeaders(204, -1);
        return true;
    }

    private void meet(Window window, HttpExchange exchange) throws IOException {
        switch (window) {
            case SENT -> stay(window);
            case HALF_ANSWERED -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write("taken".getBytes());
                exchange.getResponseBody().flush();
                stay(window);
            }
            case ANSWERED -> {
                exchange.sendResponseHeaders(204, -1);
                reached.get(window).there.countDown();
            }
        }
    }

    private void stay(Window window) {
        var reach = reached.get(window);
        reach.there.countDown();
        try {
            reach.over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
