package io.tightloop.baton.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for so many at the same time: whoever comes when it is full is refused at once, to come again. Thread-safe. */
public final class Room {
    private final String who;
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * An empty room.
     *
     * @param who is in it, in the plural, as a client is told and as refusals are counted
     * @param most at the same time, at least 1
     * @throws IllegalArgumentException when there is no room for anybody
     */
    public Room(String who, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("room for " + who + " must be for at least 1, not " + most);
        }
        this.who = who;
        this.most = most;
    }

    /** A place in the room until it is closed, which has an effect once. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place.
     *
     * @throws Refused.Busy when there is none
     */
    public Place enter() {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            throw new Refused.Busy(who, "This instance is at %d %s already; send it again".formatted(most, who));
        }
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                taken.decrementAndGet();
            }
        };
    }

    /** Places that are taken now. */
    public int taken() {
        return taken.get();
    }
}
