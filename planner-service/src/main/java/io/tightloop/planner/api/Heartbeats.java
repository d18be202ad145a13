package io.tightloop.planner.api;

import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What workers last said of the work that they are at, as far as this instance has heard: of at most 20,000 work items,
 * until the attempt is over or nothing was said for an hour.
 */
@Singleton
class Heartbeats {
    static final int MOST = 20_000;
    private static final int LONGEST = 1_000;
    private static final long KEPT_MS = Duration.ofHours(1).toMillis();

    private final Clock clock;
    /** By work id, the one that was silent the longest first. */
    private final Map<String, Said> said = new LinkedHashMap<>();
    /** How many of them belong to each session. */
    private final Map<String, Integer> sessions = new HashMap<>();

    @Inject
    Heartbeats() {
        this(Clock.systemUTC());
    }

    Heartbeats(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a worker said.
     *
     * @param percent 0 to 100; null when it never said
     * @param step what it is doing, at most 1,000 characters; null when it never said
     */
    record Said(String sessionId, Integer percent, String step, long at) {}

    /** What a heartbeat leaves out is as it was. */
    synchronized void heard(WorkHeartbeat beat) {
        var before = forget(beat.getWorkId());
        var step = beat.getMessage().isEmpty() ? null : cut(beat.getMessage());
        if (before == null && step == null && beat.getPercent() == null) {
            return;
        }
        long now = clock.millis();
        var last = before == null ? new Said(beat.getSessionId(), null, null, now) : before;
        said.put(
                beat.getWorkId(),
                new Said(
                        last.sessionId(),
                        beat.getPercent() == null ? last.percent() : beat.getPercent(),
                        step == null ? last.step() : step,
                        now));
        sessions.merge(last.sessionId(), 1, Integer::sum);
        drop(now);
    }

    /** Its attempt is over. */
    synchronized void over(String workId) {
        forget(workId);
    }

    /** What the worker that has this work said last. */
    synchronized Optional<Said> of(String workId) {
        drop(clock.millis());
        return Optional.ofNullable(said.get(workId));
    }

    /** Whether anything is kept of this session. */
    synchronized boolean knows(String sessionId) {
        return sessions.containsKey(sessionId);
    }

    private void drop(long now) {
        while (!said.isEmpty()) {
            var oldest = said.entrySet().iterator().next();
            if (said.size() <= MOST && oldest.getValue().at() > now - KEPT_MS) {
                return;
            }
            forget(oldest.getKey());
        }
    }

    private Said forget(String workId) {
        var before = said.remove(workId);
        if (before != null) {
            sessions.computeIfPresent(before.sessionId(), (_, works) -> works == 1 ? null : works - 1);
        }
        return before;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }
}
