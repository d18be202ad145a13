package io.tightloop.reviewer.review;

/**
 * The reviewer's root state of a session. {@code start} is the offset of its start, {@code startedAt} the time of it
 * (ms), {@code iteration} the last one that was reviewed, {@code tokens} what is used so far. {@code end} and
 * {@code counts} may be null.
 */
public record Review(
        Status status,
        EndStatus end,
        long start,
        long startedAt,
        int iteration,
        Limits limits,
        Counts counts,
        long tokens,
        int criteria,
        Progress progress,
        Tally tally,
        Confirmations confirmations) {

    /** A session that is not known. */
    public static Review unknown() {
        return started(-1, 0, null);
    }

    static Review started(long start, long at, Limits limits) {
        return new Review(
                Status.IDLE, null, start, at, 0, limits, null, 0, 0, Progress.NONE, Tally.NONE, Confirmations.NONE);
    }

    public boolean known() {
        return start >= 0;
    }

    /** Whether there is anything to keep: also the end of a session that was not known. */
    public boolean kept() {
        return known() || status == Status.ENDED;
    }

    /** Iteration in which the session is now, as far as the reviewer can tell; 0 when it is not known. */
    public int currentIteration() {
        return elsewhere() ? iteration + 1 : iteration;
    }

    /** When maxDuration is over, ms since the epoch; 0 when that is not watched here. */
    public long deadline() {
        return status == Status.REVIEWING && limits.maxDurationMs() != null ? startedAt + limits.maxDurationMs() : 0;
    }

    /** Whether it is known and another service holds its baton. */
    boolean elsewhere() {
        return switch (status) {
            case IDLE, HANDED_OVER -> known();
            case REVIEWING, ENDED -> false;
        };
    }

    Review reviewing(int newIteration, Limits newLimits, int open) {
        return at(Status.REVIEWING, null, newIteration, newLimits, Progress.beginning(open));
    }

    Review ended(EndStatus newEnd, int newIteration, int open) {
        return at(Status.ENDED, newEnd, newIteration, limits, Progress.resting(open));
    }

    Review handedOver() {
        return at(Status.HANDED_OVER, null, iteration, limits, Progress.NONE).with(Confirmations.NONE);
    }

    Review with(Progress newProgress) {
        return at(status, end, iteration, limits, newProgress);
    }

    Review with(Confirmations asked) {
        return new Review(
                status, end, start, startedAt, iteration, limits, counts, tokens, criteria, progress, tally, asked);
    }

    Review with(Tally counted) {
        return new Review(
                status,
                end,
                start,
                startedAt,
                iteration,
                limits,
                counts,
                tokens,
                criteria,
                progress,
                counted,
                confirmations);
    }

    Review used(long newTokens) {
        return counted(criteria, newTokens, counts);
    }

    Review oneCriterionMore() {
        return counted(criteria + 1, tokens, counts);
    }

    Review handed(Counts newCounts, long newTokens) {
        return counted(criteria, newTokens, newCounts);
    }

    private Review counted(int newCriteria, long newTokens, Counts newCounts) {
        return new Review(
                status,
                end,
                start,
                startedAt,
                iteration,
                limits,
                newCounts,
                newTokens,
                newCriteria,
                progress,
                tally,
                confirmations);
    }

    private Review at(Status newStatus, EndStatus newEnd, int newIteration, Limits newLimits, Progress newProgress) {
        return new Review(
                newStatus,
                newEnd,
                start,
                startedAt,
                newIteration,
                newLimits,
                counts,
                tokens,
                criteria,
                newProgress,
                tally,
                confirmations);
    }
}
