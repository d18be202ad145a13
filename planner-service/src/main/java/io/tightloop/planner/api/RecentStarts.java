package io.tightloop.planner.api;

import io.tightloop.baton.feed.Place;
import io.tightloop.planner.view.CommandRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of the starts that this instance has answered in the last 30 s, at most 20,000 of them: who asks for
 * such a session has seen that version, although the client does not quote it.
 */
@Singleton
class RecentStarts {
    static final int MOST = 20_000;
    private static final long KEPT_MS = Duration.ofSeconds(30).toMillis();

    private final Clock clock;
    private final Map<String, Start> starts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Start> oldest) {
            return size() > MOST;
        }
    };

    @Inject
    RecentStarts() {
        this(Clock.systemUTC());
    }

    RecentStarts(Clock clock) {
        this.clock = clock;
    }

    private record Start(Place version, long at) {}

    /** Takes note of the answer to a start. */
    synchronized void answered(CommandRow start) {
        var version = new Place(start.topic(), start.topicPartition(), start.topicOffset());
        starts.put(start.sessionId(), new Start(version, clock.millis()));
    }

    synchronized Optional<Place> version(String sessionId) {
        return Optional.ofNullable(starts.get(sessionId))
                .filter(start -> start.at() > clock.millis() - KEPT_MS)
                .map(Start::version);
    }

    /** The read model includes it. */
    synchronized void stored(String sessionId) {
        starts.remove(sessionId);
    }
}
