package io.tightloop.baton.stream;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Decides when to ask for a commit: at once when the service was idle, spaced by what commits cost when it is busy, so
 * that a lone session waits for no timer and a busy service spends at most about half its time on commits.
 */
final class CommitPolicy {
    /** Longest time between commits while there is something to commit, ms. */
    static final double MAX_SPACING_MS = 25;

    private static final double COST_FACTOR = 1.5;
    private static final long SAMPLE_NS = 500_000_000L;

    private final LongSupplier nanoClock;
    private final DoubleSupplier commitCostMs;
    private double spacingMs = 1;
    private long sampledAt;
    private long committedAt;
    private boolean pending;

    /**
     * @param nanoClock monotonic time, ns
     * @param commitCostMs measured average cost of a commit, ms; NaN when unknown
     */
    CommitPolicy(LongSupplier nanoClock, DoubleSupplier commitCostMs) {
        this.nanoClock = nanoClock;
        this.commitCostMs = commitCostMs;
        this.committedAt = nanoClock.getAsLong() - SAMPLE_NS;
        this.sampledAt = committedAt - SAMPLE_NS;
    }

    /** Takes note that something is to be committed; whether to ask for the commit now. */
    boolean worked() {
        pending = true;
        return due();
    }

    /** Whether to ask for a commit of what is pending now. */
    boolean due() {
        if (!pending) {
            return false;
        }
        long now = nanoClock.getAsLong();
        sample(now);
        if (now - committedAt < spacingMs * 1_000_000) {
            return false;
        }
        committedAt = now;
        pending = false;
        return true;
    }

    private void sample(long now) {
        if (now - sampledAt < SAMPLE_NS) {
            return;
        }
        sampledAt = now;
        double cost = commitCostMs.getAsDouble();
        spacingMs = Double.isNaN(cost) ? 1 : Math.min(MAX_SPACING_MS, cost * COST_FACTOR);
    }
}
