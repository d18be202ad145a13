package io.tightloop.executor.gateway;

import java.time.Duration;

/**
 * How many items of a queue are acquired at a time: one, so that none is out of reach of workers elsewhere, or many while
 * workers here take item after item without a pause. What is left over of many must be given back, which Kafka counts
 * against the item; so after that it is one for a while.
 *
 * <p>For the queue's thread alone; times are those of {@link System#nanoTime}.
 */
final class BatchSize {
    static final int MANY = 32;

    /** Items that are taken one after the other before many are acquired. */
    static final int RUN = 20;

    /** Longest pause between two that follow each other. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** How long one at a time is acquired after something was left over. */
    static final Duration RESTRAINT = Duration.ofMinutes(1);

    private int size = 1;
    private int run;
    private long last;
    private long restrainedUntil;

    BatchSize(long now) {
        last = now;
        restrainedUntil = now;
    }

    int size() {
        return size;
    }

    /** Workers have taken so many items. */
    void taken(int items, long now) {
        run = now - last > PAUSE.toNanos() ? items : Math.min(run + items, RUN);
        last = now;
        if (run >= RUN && now - restrainedUntil >= 0) {
            size = MANY;
        }
    }

    /** Nobody has waited for a while. */
    void rest() {
        size = 1;
        run = 0;
    }

    /** Items were given back because nobody wanted them. */
    void leftOver(long now) {
        if (size > 1) {
            size = 1;
            restrainedUntil = now + RESTRAINT.toNanos();
        }
        run = 0;
    }
}
