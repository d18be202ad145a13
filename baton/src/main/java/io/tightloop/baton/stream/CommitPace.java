package io.tightloop.baton.stream;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * How soon one stream thread commits again: at once when it was idle, and a few times in a row, as a lone session needs it;
 * else spaced by what commits cost. A commit is of all tasks of the thread, so they share its pace. For one thread.
 */
final class CommitPace {
    /** Longest time between commits that are usual, ms. */
    static final double MAX_SPACING_MS = 60;

    private static final double COST_FACTOR = 2;

    /** Commits that an idle thread may ask for without space between them. */
    private static final int IN_A_ROW = 6;

    private static final long SAMPLE_NS = Duration.ofMillis(500).toNanos();
    /** A thread that is not held up ticks every 20 ms at least. */
    private static final long HELD_UP_NS = Duration.ofMillis(40).toNanos();

    private static final long MAX_PAUSE_NS = Duration.ofMillis(50).toNanos();
    private static final ThreadLocal<CommitPace> OF_THREAD = new ThreadLocal<>();

    private final LongSupplier nanoClock;
    private final DoubleSupplier commitCostMs;
    private long spacingNs = Duration.ofMillis(1).toNanos();
    private long sampledAt;
    /** When the thread could commit next if it never did so in a row. */
    private long nextAt;

    private long pausedUntil;
    private long seenAt;
    private long round;

    /**
     * The pace of a thread that was idle.
     *
     * @param nanoClock monotonic time, ns
     * @param commitCostMs measured average cost of a commit, ms; NaN when unknown
     */
    CommitPace(LongSupplier nanoClock, DoubleSupplier commitCostMs) {
        this.nanoClock = nanoClock;
        this.commitCostMs = commitCostMs;
        this.seenAt = nanoClock.getAsLong();
        this.nextAt = seenAt;
        this.pausedUntil = seenAt;
        this.sampledAt = seenAt - 2 * SAMPLE_NS;
    }

    /** The one of the calling stream thread. */
    static CommitPace ofThisThread(StreamsMetrics metrics) {
        var known = OF_THREAD.get();
        if (known == null) {
            known = new CommitPace(System::nanoTime, new CommitCost(metrics));
            OF_THREAD.set(known);
        }
        return known;
    }

    /** Number of commits that were asked for: what was done in an earlier round is committed, or about to be. */
    long round() {
        return round;
    }

    /**
     * Takes note that the thread runs. When it did not for long, its last commit was slow: as much time as that took, 50
     * ms at most, is then spent on work. Else each slow commit would be followed by one of a single record for each task,
     * and a service would come to a standstill just when its broker is loaded.
     */
    void runs() {
        long now = nanoClock.getAsLong();
        long gap = now - seenAt;
        seenAt = now;
        if (gap > HELD_UP_NS) {
            pausedUntil = now + Math.min(gap, MAX_PAUSE_NS);
        }
    }

    /** Whether to ask for a commit now; if so, the next round begins. */
    boolean asks() {
        long now = nanoClock.getAsLong();
        sample(now);
        if (now < pausedUntil || now < nextAt - (IN_A_ROW - 1) * spacingNs) {
            return false;
        }
        nextAt = Math.max(now, nextAt) + spacingNs;
        round++;
        return true;
    }

    private void sample(long now) {
        if (now - sampledAt < SAMPLE_NS) {
            return;
        }
        sampledAt = now;
        double cost = commitCostMs.getAsDouble();
        double spacingMs = Double.isNaN(cost) ? 1 : Math.min(MAX_SPACING_MS, cost * COST_FACTOR);
        spacingNs = (long) (spacingMs * 1_000_000);
    }
}
