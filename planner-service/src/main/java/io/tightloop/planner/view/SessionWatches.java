package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Wakes those who wait for a change of a session: at once for what this instance stores, and within about a second for
 * what others store, by one statement for up to 1,000 sessions that are waited for.
 */
@Singleton
@Requires(env = "planner")
public class SessionWatches {
    private static final int AT_ONCE = 1_000;

    private final SessionRepository sessions;
    private final Map<String, Set<Watch>> watched = new ConcurrentHashMap<>();

    SessionWatches(SessionRepository sessions) {
        this.sessions = sessions;
    }

    /** Somebody waiting for one session; changes since it was opened are not missed. */
    public final class Watch implements AutoCloseable {
        private final String sessionId;
        private final Semaphore changes = new Semaphore(0);
        private volatile String heard = "";

        private Watch(String sessionId) {
            this.sessionId = sessionId;
        }

        /** The row that its owner knows: a later one is a change. */
        public void saw(SessionRow row) {
            heard = row.heard();
        }

        /** Waits for a change, at most so long; true when there may have been one. */
        public boolean await(Duration longest) throws InterruptedException {
            boolean changed = changes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            changes.drainPermits();
            return changed;
        }

        @Override
        public void close() {
            watched.computeIfPresent(sessionId, (_, watches) -> {
                watches.remove(this);
                return watches.isEmpty() ? null : watches;
            });
        }

        /** Ends a wait, as a change does. */
        public void wake() {
            changes.release();
        }

        private void look(String stored) {
            if (!heard.equals(stored)) {
                wake();
            }
        }
    }

    /** Begins to watch a session, until closed. */
    public Watch watch(String sessionId) {
        var watch = new Watch(sessionId);
        watched.compute(sessionId, (_, watches) -> {
            var those = watches == null ? ConcurrentHashMap.<Watch>newKeySet() : watches;
            those.add(watch);
            return those;
        });
        return watch;
    }

    /** Number of sessions that somebody waits for. */
    int size() {
        return watched.size();
    }

    /** Tells that these sessions have changed; they are only looked up when somebody waits. */
    void changed(Supplier<Set<String>> changed) {
        if (!watched.isEmpty()) {
            changed.get().forEach(session -> of(session).forEach(Watch::wake));
        }
    }

    @Scheduled(fixedDelay = "1s")
    void look() {
        var ids = new ArrayList<>(watched.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            look(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
        }
    }

    private void look(List<String> ids) {
        sessions.heard(ids).forEach(row -> of(row.id()).forEach(watch -> watch.look(row.heard())));
    }

    private Set<Watch> of(String session) {
        return watched.getOrDefault(session, Set.of());
    }
}
