package io.tightloop.planner.planning;

/**
 * Attempts at the iteration's plan: {@code tries} failed so far, {@code retryAt} in ms (0 for at once), {@code live}
 * null when none is.
 */
public record Attempts(int tries, long retryAt, Attempt live) {
    static Attempts none() {
        return new Attempts(0, 0, null);
    }

    Attempts live(Attempt attempt) {
        return new Attempts(tries, 0, attempt);
    }

    /** The live attempt is over, if there is one; so many have failed. */
    Attempts over(int newTries, long newRetryAt) {
        return new Attempts(newTries, newRetryAt, null);
    }

    /** When an attempt is due to end or to begin, in ms; 0 when nothing is. */
    long deadline() {
        return live == null ? retryAt : live.deadline();
    }
}
