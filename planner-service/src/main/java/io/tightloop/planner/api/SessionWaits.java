package io.tightloop.planner.api;

import io.tightloop.planner.view.SessionWatches;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets clients wait for what happens to a session; whoever waits holds no thread of the system and no connection. */
@Singleton
class SessionWaits {
    private final SessionSnapshots snapshots;
    private final SessionWatches watches;
    private final AtomicLong waiting = new AtomicLong();

    SessionWaits(SessionSnapshots snapshots, SessionWatches watches) {
        this.snapshots = snapshots;
        this.watches = watches;
    }

    /** The session when it has happened, or when the time is over; {@code known} is If-None-Match, or null. */
    SessionSnapshot await(String id, String after, String known, SessionWait wait) throws InterruptedException {
        if (wait.longest().isZero()) {
            return snapshots.take(id, after);
        }
        long deadline = System.nanoTime() + wait.longest().toNanos();
        try (var watch = watches.watch(id)) {
            var now = snapshots.take(id, after);
            var before = known == null ? now.etag() : known;
            boolean inTime = true;
            while (inTime && !wait.isOver(now, before)) {
                watch.saw(now.row());
                inTime = pause(watch, Duration.ofNanos(deadline - System.nanoTime()));
                now = snapshots.take(id, null);
            }
            return now;
        }
    }

    /** Number of clients that wait now. */
    long count() {
        return waiting.get();
    }

    private boolean pause(SessionWatches.Watch watch, Duration longest) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return watch.await(longest);
        } finally {
            waiting.decrementAndGet();
        }
    }
}
