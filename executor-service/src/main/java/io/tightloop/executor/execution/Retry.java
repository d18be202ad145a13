package io.tightloop.executor.execution;

/** How often an attempt is made (the first included, at least 1) and the wait before the second in ms, at least 0. */
public record Retry(int maxAttempts, long backoffMs) {
    /** How attempts at a check or a question are made. */
    static final Retry OF_CHECKS = new Retry(3, 1_000);

    static final long MAX_BACKOFF_MS = 300_000;

    /** Wait in ms after this many failures: doubles with each, at most 5 min, then 0 to 20 % more by the work id. */
    long waitAfter(int failures, String workId) {
        int doublings = Math.min(failures - 1, 20);
        long wait = Math.min(Math.min(backoffMs, MAX_BACKOFF_MS) << doublings, MAX_BACKOFF_MS);
        return wait + wait * Math.floorMod(workId.hashCode(), 2001) / 10_000;
    }
}
