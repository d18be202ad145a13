package io.tightloop.benchmarks.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** When one session reached each stage, by the driver's monotonic clock, ns; 0 before. */
final class Track {
    private final String sessionId;
    private final AtomicLongArray at = new AtomicLongArray(Stage.values().length);
    private volatile long endWrittenAt;

    Track(String sessionId, long startedAt) {
        this.sessionId = sessionId;
        at.set(Stage.START.ordinal(), startedAt);
    }

    String sessionId() {
        return sessionId;
    }

    /** The first time counts. */
    void reached(Stage stage, long now) {
        at.compareAndSet(stage.ordinal(), 0, now);
    }

    /** The last time counts. */
    void reachedAgain(Stage stage, long now) {
        at.set(stage.ordinal(), now);
    }

    /** When its end event was written, by the event's own timestamp, as a time of this JVM, ns. */
    void endWritten(long writtenAt) {
        endWrittenAt = writtenAt;
    }

    long endWrittenAt() {
        return endWrittenAt;
    }

    /** ns; 0 when it was not seen. */
    long at(Stage stage) {
        return at.get(stage.ordinal());
    }
}
