package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a case for many seeds: the kept ones (0, 1, 2 …) each time, then fresh ones for {@code -Dfuzz.seconds} (2 s
 * unless told); for {@code -Dfuzz.seed} alone when there is one. A case takes at most 2 s.
 */
public final class Fuzzing {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Fuzzing() {}

    /** What is done for a seed; the same for the same seed. */
    public interface Case {
        void run(Random random) throws Exception;
    }

    /** Runs the case; a failure names the seed that repeats it. */
    public static void run(int kept, Case one) {
        try (ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon()::unstarted)) {
            Long only = Long.getLong("fuzz.seed");
            if (only != null) {
                check(threads, only, one);
                return;
            }
            for (long seed = 0; seed < kept; seed++) {
                check(threads, seed, one);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("fuzz.seconds", 2));
            while (System.nanoTime() < end) {
                check(threads, ThreadLocalRandom.current().nextLong(kept, Long.MAX_VALUE), one);
            }
        }
    }

    /** A case that takes too long is tried once more, because a machine may pause. */
    private static void check(ExecutorService threads, long seed, Case one) {
        if (busyAt(threads, seed, one).isPresent()) {
            busyAt(threads, seed, one)
                    .ifPresent(place ->
                            fail("not done within %s, twice: -Dfuzz.seed=%d, busy at %s", LONGEST, seed, place));
        }
    }

    /** Where the case still was when its time was over; empty when it ended in time. */
    private static Optional<String> busyAt(ExecutorService threads, long seed, Case one) {
        var worker = new AtomicReference<Thread>();
        var running = threads.submit(() -> {
            worker.set(Thread.currentThread());
            one.run(new Random(seed));
            return null;
        });
        try {
            running.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException _) {
            var place = Optional.ofNullable(worker.get())
                    .map(thread -> Arrays.toString(thread.getStackTrace()))
                    .orElse("no thread");
            running.cancel(true);
            return Optional.of(place);
        } catch (ExecutionException e) {
            throw new AssertionError("-Dfuzz.seed=%d: %s".formatted(seed, e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
