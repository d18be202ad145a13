package io.tightloop.executor.execution;

/**
 * The live attempt of a task: from its dispatch to its result, failure, timeout or lost lease. Times are ms since the
 * epoch.
 *
 * @param step what it is for
 * @param number attempt, from 1: of the task's work, or of the check
 * @param timeoutMs longest run in ms
 * @param claimId the accepted claim; null while nobody has taken it
 * @param worker who works; null while nobody does
 */
public record Attempt(
        String workId,
        Step step,
        int number,
        long timeoutMs,
        long dispatchedAt,
        String claimId,
        String worker,
        long claimedAt,
        long leaseUntil) {
    /** Length of a lease in ms. */
    public static final long LEASE_MS = 10_000;
    /** How long an attempt may lie on its queue before it is dispatched again, in ms. */
    static final long UNCLAIMED_MS = 6 * 3_600_000L;
    /** What a worker gets beyond the timeout to report that it timed out, in ms. */
    static final long GRACE_MS = 5_000;

    static Attempt dispatched(String workId, Step step, int number, long timeoutMs, long at) {
        return new Attempt(workId, step, number, timeoutMs, at, null, null, 0, 0);
    }

    Attempt claimed(String claimId, String worker, long at, long leaseUntil) {
        return new Attempt(workId, step, number, timeoutMs, dispatchedAt, claimId, worker, at, leaseUntil);
    }

    Attempt renewed(long leaseUntil) {
        return new Attempt(workId, step, number, timeoutMs, dispatchedAt, claimId, worker, claimedAt, leaseUntil);
    }

    boolean unclaimed() {
        return claimId == null;
    }

    boolean heldBy(String workId, String claimId) {
        return this.workId.equals(workId) && claimId != null && claimId.equals(this.claimId);
    }

    long timesOutAt() {
        long longest = Math.min(timeoutMs, Long.MAX_VALUE - claimedAt - GRACE_MS);
        return claimedAt + longest + GRACE_MS;
    }

    long deadline() {
        return unclaimed() ? dispatchedAt + UNCLAIMED_MS : Math.min(leaseUntil, timesOutAt());
    }
}
