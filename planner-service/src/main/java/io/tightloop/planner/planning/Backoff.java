package io.tightloop.planner.planning;

/** Waits between the attempts at a plan: 1 s, doubled each time, at most 5 min, plus up to 20 % jitter. */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = 300_000;

    private Backoff() {}

    /** Wait in ms after {@code tries} failed attempts (at least 1), the last of them with this work id. */
    static long beforeNext(int tries, String workId) {
        long wait = Math.min(FIRST_MS << Math.min(tries - 1, 20), LONGEST_MS);
        return wait + wait * Math.floorMod(workId.hashCode(), 21) / 100;
    }
}
