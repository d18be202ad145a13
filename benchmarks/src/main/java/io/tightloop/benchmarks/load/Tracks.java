package io.tightloop.benchmarks.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The sessions that are under way, and how many have come how far. */
final class Tracks {
    private final Map<String, Track> live = new ConcurrentHashMap<>();
    private final AtomicLong dispatched = new AtomicLong();
    private final AtomicLong archived = new AtomicLong();
    private final String prefix;

    /** @param prefix of the ids of all sessions of the load */
    Tracks(String prefix) {
        this.prefix = prefix;
    }

    void begin(String sessionId, long startedAt) {
        live.put(sessionId, new Track(sessionId, startedAt));
    }

    void reached(String sessionId, Stage stage, long now) {
        var track = live.get(sessionId);
        if (track != null) {
            track.reached(stage, now);
        }
    }

    void reachedAgain(String sessionId, Stage stage, long now) {
        var track = live.get(sessionId);
        if (track != null) {
            track.reachedAgain(stage, now);
        }
    }

    /** Its track, which is over with this; null when it is none of ours or was over before. */
    Track end(String sessionId, long now) {
        var track = live.remove(sessionId);
        if (track != null) {
            track.reached(Stage.ENDED, now);
        }
        return track;
    }

    void dispatchedOne(String sessionId) {
        if (sessionId.startsWith(prefix)) {
            dispatched.incrementAndGet();
        }
    }

    void archivedOne(String sessionId) {
        if (sessionId.startsWith(prefix)) {
            archived.incrementAndGet();
        }
    }

    int size() {
        return live.size();
    }

    /** Tasks that were put on their queues. */
    long dispatched() {
        return dispatched.get();
    }

    long archived() {
        return archived.get();
    }
}
