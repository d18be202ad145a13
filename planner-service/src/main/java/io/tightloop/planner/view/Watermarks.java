package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets readers wait until the tables include a record, whichever instance stores it. */
@Singleton
public class Watermarks {
    private static final long LOOK_MS = 50;
    private static final long LOOK_NS = Duration.ofMillis(LOOK_MS).toNanos();

    private final PositionRepository positions;
    private final Map<String, Long> stored = new HashMap<>();
    /** When each partition was last looked up, ns: however many wait for it, one of them looks. */
    private final Map<String, Long> looked = new HashMap<>();

    Watermarks(PositionRepository positions) {
        this.positions = positions;
    }

    synchronized void raise(Map<String, Long> offsets) {
        offsets.forEach((partition, offset) -> stored.merge(partition, offset, Math::max));
        notifyAll();
    }

    /** Waits until the record is stored; false when it is not within the time. */
    public boolean await(Place place, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!isKnown(place)) {
            if (isMine(place.partitionId(), System.nanoTime())) {
                look(place.partitionId());
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (!isKnown(place) && left <= 0) {
                return false;
            }
            pause(place, Math.min(left, LOOK_MS));
        }
        return true;
    }

    private void look(String partition) {
        positions.findByIdIn(List.of(partition)).forEach(row -> raise(Map.of(partition, row.storedOffset())));
    }

    private synchronized boolean isMine(String partition, long now) {
        var last = looked.get(partition);
        boolean mine = last == null || now - last >= LOOK_NS;
        if (mine) {
            looked.put(partition, now);
        }
        return mine;
    }

    /** Whether this instance has seen that the tables include the record. */
    public synchronized boolean isKnown(Place place) {
        return stored.getOrDefault(place.partitionId(), -1L) >= place.offset();
    }

    private synchronized void pause(Place place, long millis) throws InterruptedException {
        if (!isKnown(place) && millis > 0) {
            wait(millis);
        }
    }
}
