package io.tightloop.notifier.webhook.send;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/** Ends a request when its time is over, wherever it is: connecting, writing, or reading what drips in. */
final class Deadline implements AutoCloseable {
    /** How a request ended before its time. */
    enum End {
        EXPIRED,
        STOPPED
    }

    private final long at;
    private final ScheduledFuture<?> timer;
    private Cancellable current = () -> false;
    private End end;

    Deadline(ScheduledExecutorService timers, Duration total) {
        at = System.nanoTime() + total.toNanos();
        timer = timers.schedule(() -> end(End.EXPIRED), total.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is left; at least 1 ms, which to wait for does no harm. */
    Duration left() {
        return Duration.ofMillis(Math.max(1, TimeUnit.NANOSECONDS.toMillis(at - System.nanoTime())));
    }

    /** What to cancel from now on; cancelled at once when the end has come. */
    void guards(Cancellable running) {
        if (ended(running) != null) {
            running.cancel();
        }
    }

    private synchronized End ended(Cancellable running) {
        current = running;
        return end;
    }

    /** Whether it expired or was stopped; null while neither. */
    synchronized End end() {
        return end;
    }

    /** Cancels on a thread of its own: closing a connection may wait for what it is doing. */
    synchronized void end(End how) {
        if (end == null) {
            end = how;
            Thread.startVirtualThread(current::cancel);
        }
    }

    @Override
    public void close() {
        timer.cancel(false);
    }
}
