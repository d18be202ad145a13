package io.tightloop.notifier.table;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells those who wait in this process that notifications have been stored; others look now and then. */
@Singleton
public class Bell {
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    /** Wakes everybody. */
    public void ring() {
        ears.forEach(Ear::wake);
    }

    /** Of somebody who listens from now on. */
    public Ear ear() {
        var ear = new Ear();
        ears.add(ear);
        return ear;
    }

    /** Hears the bell for one thread; what rings while that is busy is heard when it listens again. */
    public static final class Ear {
        private final Semaphore heard = new Semaphore(0);

        private Ear() {}

        /** Wakes this one alone. */
        public void wake() {
            heard.release();
        }

        /** Waits until it is woken, at most this long; at once when it has been woken since it last listened. */
        public void listen(Duration longest) throws InterruptedException {
            if (heard.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                heard.drainPermits();
            }
        }
    }
}
