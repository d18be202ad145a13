package io.tightloop.notifier.table;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells those who wait in this process that notifications have been stored; others look now and then. */
@Singleton
public class Bell {
    private long rung;

    /** Wakes everybody. */
    public synchronized void ring() {
        rung++;
        notifyAll();
    }

    /** How often it has rung. */
    public synchronized long count() {
        return rung;
    }

    /** Waits until it has rung more often than so, at most this long. */
    public synchronized void await(long count, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (rung <= count && left > 0) {
            wait(left / 1_000_000 + 1);
            left = deadline - System.nanoTime();
        }
    }
}
