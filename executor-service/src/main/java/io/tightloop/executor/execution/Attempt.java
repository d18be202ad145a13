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
 * @param leaseMs length of the claim's lease in ms
 * @param delegated whether it ends with the ends of other sessions: it has no lease and no timeout
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
        long leaseMs,
        long leaseUntil,
        boolean delegated) {
    /** Length of a lease in ms unless the claim says another. */
    public static final long LEASE_MS = 10_000;

    /** How long an attempt may lie on its queue before it is dispatched again, in ms. */
    static final long UNCLAIMED_MS = 6 * 3_600_000L;

    /** What a worker gets beyond the timeout to report that it timed out, in ms. */
    static final long GRACE_MS = 5_000;

    private static final long SHORTEST_LEASE_MS = 1_000;
    private static final long LONGEST_LEASE_MS = 3_600_000;

    public Attempt {
        leaseMs = leaseMs == 0 ? LEASE_MS : leaseMs;
    }

    static Attempt dispatched(String workId, Step step, int number, long timeoutMs, long at) {
        return new Attempt(workId, step, number, timeoutMs, at, null, null, 0, LEASE_MS, 0, false);
    }

    /** Length of the lease in ms that a claim gets, from 1 s to 1 h, when it asks for this one; null for any. */
    static long lease(Long asked) {
        return asked == null ? LEASE_MS : Math.clamp(asked, SHORTEST_LEASE_MS, LONGEST_LEASE_MS);
    }

    Attempt claimed(String claimId, String worker, long at, long leaseUntil) {
        long lease = leaseUntil - at;
        return new Attempt(
                workId, step, number, timeoutMs, dispatchedAt, claimId, worker, at, lease, leaseUntil, false);
    }

    Attempt renewed(long leaseUntil) {
        return new Attempt(
                workId,
                step,
                number,
                timeoutMs,
                dispatchedAt,
                claimId,
                worker,
                claimedAt,
                leaseMs,
                leaseUntil,
                delegated);
    }

    Attempt leftToOthers() {
        return new Attempt(
                workId, step, number, timeoutMs, dispatchedAt, claimId, worker, claimedAt, leaseMs, leaseUntil, true);
    }

    boolean unclaimed() {
        return claimId == null;
    }

    /** Whether a worker is at work, or was: what is checked has been worked on already. */
    boolean begun() {
        return claimId != null || step == Step.CHECK;
    }

    boolean heldBy(String workId, String claimId) {
        return this.workId.equals(workId) && claimId != null && claimId.equals(this.claimId);
    }

    long timesOutAt() {
        long longest = Math.min(timeoutMs, Long.MAX_VALUE - claimedAt - GRACE_MS);
        return claimedAt + longest + GRACE_MS;
    }

    /** When something must happen, ms since the epoch; 0 for never. */
    long deadline() {
        if (delegated) {
            return 0;
        }
        return unclaimed() ? dispatchedAt + UNCLAIMED_MS : Math.min(leaseUntil, timesOutAt());
    }
}
