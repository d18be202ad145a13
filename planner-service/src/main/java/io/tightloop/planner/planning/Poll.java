package io.tightloop.planner.planning;

/** How a suspension looks for its condition: every so many ms, at least 1,000, and at least once. */
public record Poll(long everyMs, int attempts) {
    /** Once a minute, for two hours. */
    static final Poll USUAL = new Poll(60_000, 120);
}
