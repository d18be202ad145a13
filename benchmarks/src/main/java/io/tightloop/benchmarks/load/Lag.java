package io.tightloop.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** Measures how far the read model and the notifications lie behind the sessions that end while it is open. */
final class Lag implements AutoCloseable {
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MS = 20;

    private final NewsTail notifications;
    private final ShownEnds shown;
    private volatile boolean open;

    Lag(Wire wire) {
        notifications = NewsTail.ofNotifications(wire);
        shown = new ShownEnds(wire);
    }

    void open() {
        open = true;
    }

    void shut() {
        open = false;
    }

    /** A session's end was written at this time of this JVM, ns. */
    void ended(String sessionId, long writtenAt) {
        if (open) {
            notifications.ended(sessionId, writtenAt);
            shown.ended(sessionId, writtenAt);
        }
    }

    /** What was measured, when all has come, or after 60 s. */
    Lags await() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NS;
        while (System.nanoTime() < end && (!notifications.untold().isEmpty() || shown.missing() > 0)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        long late = notifications.untold().size() + shown.missing();
        return new Lags(shown.latencies(), notifications.latenciesSoFar(), late);
    }

    @Override
    public void close() throws InterruptedException {
        shown.close();
        notifications.close();
    }
}
