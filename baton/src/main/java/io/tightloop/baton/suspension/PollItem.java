package io.tightloop.baton.suspension;

/**
 * A poll that a worker has or may take; times are ms since the epoch.
 *
 * @param at when it was dispatched
 * @param claimId the accepted claim, whose result alone counts; null while nobody has taken it
 * @param leaseMs length of the claim's lease in ms, from 1,000 to 3,600,000
 * @param leaseUntil when the lease ends unless a heartbeat renews it
 * @param overAt when the poll has taken too long
 */
public record PollItem(String workId, long at, String claimId, long leaseMs, long leaseUntil, long overAt) {
    /** Length of a lease in ms unless the claim says another. */
    public static final long LEASE_MS = 10_000;

    private static final long SHORTEST_LEASE_MS = 1_000;
    private static final long LONGEST_LEASE_MS = 3_600_000;

    static PollItem dispatched(String workId, long at) {
        return new PollItem(workId, at, null, LEASE_MS, 0, 0);
    }

    /** The poll in a worker's hands; a lease of null ms is any. */
    PollItem taken(String newClaimId, Long asked, long now, long longestMs) {
        long lease = asked == null ? LEASE_MS : Math.clamp(asked, SHORTEST_LEASE_MS, LONGEST_LEASE_MS);
        return new PollItem(workId, at, newClaimId, lease, now + lease, now + longestMs);
    }

    PollItem renewed(long now) {
        return new PollItem(workId, at, claimId, leaseMs, now + leaseMs, overAt);
    }

    boolean claimed() {
        return claimId != null;
    }

    boolean heldBy(String otherClaimId) {
        return claimed() && claimId.equals(otherClaimId);
    }

    /** When a claimed one is given up, ms since the epoch. */
    long deadline() {
        return Math.min(leaseUntil, overAt);
    }
}
