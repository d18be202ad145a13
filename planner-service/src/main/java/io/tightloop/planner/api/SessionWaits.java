package io.tightloop.planner.api;

import io.tightloop.baton.http.Room;
import io.tightloop.planner.view.SessionWatches;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets clients wait for what happens to a session; whoever waits holds no thread of the system and no connection. */
@Singleton
class SessionWaits {
    /** A tag that no session has. */
    private static final String NONE = "";

    private final SessionSnapshots snapshots;
    private final SessionWatches watches;
    private final Room room;
    private final AtomicLong waiting = new AtomicLong();

    SessionWaits(SessionSnapshots snapshots, SessionWatches watches, Rooms rooms) {
        this.snapshots = snapshots;
        this.watches = watches;
        this.room = rooms.waits();
    }

    /**
     * The session when it has happened, or when the time is over; {@code known} is If-None-Match, or null. One that is
     * not there is waited for, too.
     */
    SessionSnapshot await(String id, String after, String known, SessionWait wait) throws InterruptedException {
        if (wait.longest().isZero()) {
            return snapshots.take(id, after);
        }
        long deadline = System.nanoTime() + wait.longest().toNanos();
        try (var _ = room.enter();
                var watch = watches.watch(id)) {
            var now = snapshots.find(id, after);
            var before = known == null ? now.map(SessionSnapshot::etag).orElse(NONE) : known;
            boolean inTime = true;
            while (inTime && now.filter(shown -> wait.isOver(shown, before)).isEmpty()) {
                now.map(SessionSnapshot::row).ifPresent(watch::saw);
                inTime = pause(watch, Duration.ofNanos(deadline - System.nanoTime()));
                now = snapshots.find(id, null);
            }
            return now.orElseThrow(() -> StoredSessions.unknown(id));
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
