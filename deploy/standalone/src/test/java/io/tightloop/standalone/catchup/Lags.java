package io.tightloop.standalone.catchup;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long after it was written each end is in the tables of one projection; looked at every 20 ms. */
final class Lags {
    private record Written(long offset, long at) {}

    private static final long LOOK_MS = 20;

    private final Map<String, Queue<Written>> open = new HashMap<>();
    private final List<Long> lags = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** An end is being written. */
    synchronized void written(String partition, long offset) {
        open.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(new Written(offset, System.nanoTime()));
    }

    /** Leaves out what was measured so far. */
    synchronized void restart() {
        lags.clear();
    }

    /** Nothing more is written. */
    void end() {
        over.countDown();
    }

    /** Looks until nothing more is written and everything is stored. */
    int watch(Projected.Positions positions, Duration longest) throws SQLException {
        long latest = Long.MAX_VALUE;
        while (over.getCount() > 0 || left() > 0) {
            stored(positions.now());
            if (over.getCount() == 0 && latest == Long.MAX_VALUE) {
                latest = System.nanoTime() + longest.toNanos();
            }
            if (System.nanoTime() > latest) {
                throw new IllegalStateException(left() + " ends are not stored " + longest + " after the last one");
            }
            pause();
        }
        return measured();
    }

    /** Ends that were measured. */
    synchronized int measured() {
        return lags.size();
    }

    /** The longest of this share, for example 0.99, of the shortest ones. */
    synchronized Duration quantile(double share) {
        Collections.sort(lags);
        return Duration.ofNanos(lags.get((int) Math.ceil(share * lags.size()) - 1));
    }

    private synchronized int left() {
        return open.values().stream().mapToInt(Queue::size).sum();
    }

    private synchronized void stored(Map<String, Long> positions) {
        long now = System.nanoTime();
        open.forEach((partition, written) -> {
            long stored = positions.getOrDefault(partition, -1L);
            while (!written.isEmpty() && written.peek().offset() <= stored) {
                lags.add(now - written.poll().at());
            }
        });
    }

    private void pause() {
        try {
            if (!over.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
