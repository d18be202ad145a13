package io.tightloop.baton.suspension;

/**
 * How often a condition is looked for.
 *
 * @param everyMs time between two polls in ms, from 1,000 to a year
 * @param attempts polls before the suspension has timed out, at least 1
 */
public record Polls(long everyMs, int attempts) {
    /** Unless the brief says otherwise. */
    public static final Polls USUAL = new Polls(60_000, 120);

    private static final long SHORTEST_MS = 1_000;
    private static final long LONGEST_MS = 365 * 86_400_000L;

    public Polls {
        everyMs = Math.clamp(everyMs, SHORTEST_MS, LONGEST_MS);
        attempts = Math.max(1, attempts);
    }
}
