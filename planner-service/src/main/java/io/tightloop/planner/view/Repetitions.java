package io.tightloop.planner.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what is durable from being written again before ten minutes are over; remembers the last 100,000. */
final class Repetitions {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 100_000;

    private final Map<String, Long> written = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether it is to be written now, ms since the epoch. */
    synchronized boolean isDue(String id, long now) {
        var last = written.get(id);
        return last == null || now - last >= PAUSE.toMillis();
    }

    /** It is written now, ms since the epoch. */
    synchronized void note(String id, long now) {
        written.put(id, now);
    }

    /** It could not be written. */
    synchronized void forget(String id) {
        written.remove(id);
    }
}
