package io.tightloop.benchmarks.load;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * When the API shows the ends of sessions. It is asked for the first that ends after each tenth of a second, by one request
 * that waits, so that asking is next to no load.
 */
final class ShownEnds implements AutoCloseable {
    private static final long BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AGAIN_MS = 20;
    private static final int OK = 200;

    private final ConcurrentHistogram times = new ConcurrentHistogram(TimeUnit.HOURS.toNanos(1), 3);
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Exchange exchange;
    private long next = System.nanoTime();

    ShownEnds(Wire wire) {
        exchange = new Exchange(wire);
    }

    /** A session's end was written at this time of this JVM, ns; it may be one that is asked for. */
    void ended(String sessionId, long writtenAt) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + BETWEEN_NS;
            asked.put(sessionId, writtenAt);
            exchange.submit(() -> await(sessionId, writtenAt));
        }
    }

    private void await(String sessionId, long writtenAt) throws IOException, InterruptedException {
        while (!exchange.isClosed() && !shows(sessionId)) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
        }
        if (asked.remove(sessionId) != null) {
            times.recordValue(Math.max(0, System.nanoTime() - writtenAt));
        }
    }

    private boolean shows(String sessionId) throws IOException, InterruptedException {
        var answer = exchange.get("/v1/sessions/" + sessionId + "?wait=30s&until=end");
        return answer.statusCode() == OK && answer.body().contains("\"endedAt\":\"");
    }

    /** Sessions that are asked for and not shown yet. */
    int missing() {
        return asked.size();
    }

    /** What was measured, and how long those that are missing have waited so far. */
    Quantiles latencies() {
        long now = System.nanoTime();
        var all = times.copy();
        asked.values().forEach(writtenAt -> all.recordValue(Math.max(0, now - writtenAt)));
        return Quantiles.of(all);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
