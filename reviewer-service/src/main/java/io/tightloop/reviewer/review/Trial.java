package io.tightloop.reviewer.review;

/**
 * How a criterion is being verified: {@code tries} failed attempts so far, {@code retryAt} (ms, 0 for none) is when the
 * next one is due, {@code asked} counts the questions about it. {@code attempt} and {@code question} (id of the open
 * one) may be null.
 */
public record Trial(int tries, Attempt attempt, long retryAt, String question, int asked) {
    static final Trial NONE = new Trial(0, null, 0, null, 0);

    Trial live(Attempt newAttempt) {
        return new Trial(tries, newAttempt, 0, question, asked);
    }

    /** No attempt is live; so many have failed. */
    Trial waiting(int newTries, long newRetryAt) {
        return new Trial(newTries, null, newRetryAt, question, asked);
    }

    Trial asking(String newQuestion) {
        return new Trial(tries, attempt, retryAt, newQuestion, asked + 1);
    }

    Trial answered() {
        return new Trial(tries, attempt, retryAt, null, asked);
    }

    Trial settled() {
        return new Trial(0, null, 0, null, asked);
    }

    boolean idle() {
        return attempt == null && question == null;
    }
}
