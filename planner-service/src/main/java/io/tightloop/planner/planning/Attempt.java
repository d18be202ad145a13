package io.tightloop.planner.planning;

/**
 * A live attempt at a plan: {@code claimId} and {@code worker} are null until claimed, {@code leaseMs} is how long the
 * lease of its claim lasts; times in ms.
 */
public record Attempt(
        String workId,
        long dispatchedAt,
        long leaseMs,
        String claimId,
        String worker,
        long claimedAt,
        long leaseUntil) {
    /** Length of a lease in ms unless the claim says another; a heartbeat renews it. */
    public static final long LEASE_MS = 10_000;

    /** Longest run of an attempt in ms. */
    public static final long LONGEST_RUN_MS = 30 * 60_000L;

    private static final long SHORTEST_LEASE_MS = 1_000;
    private static final long LONGEST_LEASE_MS = 3_600_000L;
    private static final long REDISPATCH_MS = 6 * 3_600_000L;
    private static final long GRACE_MS = 5_000;

    public Attempt {
        leaseMs = leaseMs == 0 ? LEASE_MS : leaseMs;
    }

    static Attempt dispatched(String workId, long at) {
        return new Attempt(workId, at, LEASE_MS, null, null, 0, 0);
    }

    /** Length in ms of the lease of a claim that asks for this one; null asks for none. */
    static long lease(Long asked) {
        return asked == null ? LEASE_MS : Math.clamp(asked, SHORTEST_LEASE_MS, LONGEST_LEASE_MS);
    }

    Attempt claimed(String newClaimId, String newWorker, long at, long until) {
        return new Attempt(workId, dispatchedAt, until - at, newClaimId, newWorker, at, until);
    }

    Attempt renewed(long until) {
        return new Attempt(workId, dispatchedAt, leaseMs, claimId, worker, claimedAt, until);
    }

    boolean claimed() {
        return claimId != null;
    }

    boolean heldBy(String otherWorkId, String otherClaimId) {
        return claimed() && workId.equals(otherWorkId) && claimId.equals(otherClaimId);
    }

    long deadline() {
        return claimed() ? Math.min(leaseUntil, timesOutAt()) : dispatchedAt + REDISPATCH_MS;
    }

    long timesOutAt() {
        return claimedAt + LONGEST_RUN_MS + GRACE_MS;
    }
}
