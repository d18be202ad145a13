package io.tightloop.reviewer.review;

import java.util.Locale;

/**
 * A criterion with what is known of its proof: {@code verified} is the iteration of the last verdict (0 for none),
 * {@code failures} counts failed verifications over the session, {@code tries} failed attempts of the running one,
 * {@code retryAt} (ms, 0 for none) is when the next attempt is due. {@code check}, {@code attempt}, {@code verdict}
 * and {@code summary} may be null.
 */
public record Criterion(
        String id,
        int ordinal,
        String text,
        Check check,
        int failures,
        int verified,
        Verdict verdict,
        String summary,
        int tries,
        Attempt attempt,
        long retryAt) {

    static Criterion defined(int ordinal, String id, String text, Check check) {
        return new Criterion(id, ordinal, text, check, 0, 0, null, null, 0, null, 0);
    }

    boolean provenIn(int iteration) {
        return verified == iteration && verdict == Verdict.PASSED;
    }

    boolean waitsIn(int iteration) {
        return verified != iteration && attempt == null;
    }

    /** When something is due, ms since the epoch; 0 for nothing. */
    public long deadline() {
        return attempt == null ? retryAt : attempt.deadline();
    }

    /** Kind of its check as evidence names it. */
    String kind() {
        return check == null ? "manual" : check.type().name().toLowerCase(Locale.ROOT);
    }

    Criterion tried(Attempt live) {
        return running(tries, live, 0);
    }

    Criterion waiting(int newTries, long newRetryAt) {
        return running(newTries, null, newRetryAt);
    }

    Criterion judged(Verdict newVerdict, String newSummary, int newFailures, int iteration) {
        return new Criterion(id, ordinal, text, check, newFailures, iteration, newVerdict, newSummary, 0, null, 0);
    }

    private Criterion running(int newTries, Attempt live, long newRetryAt) {
        return new Criterion(
                id, ordinal, text, check, failures, verified, verdict, summary, newTries, live, newRetryAt);
    }
}
