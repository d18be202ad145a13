package io.tightloop.reviewer.review;

/** Tokens that a worker says it used or saved, none below 0. */
public record Usage(long inputTokens, long outputTokens, long savedTokens) {
    public Usage {
        inputTokens = Math.max(0, inputTokens);
        outputTokens = Math.max(0, outputTokens);
        savedTokens = Math.max(0, savedTokens);
    }

    boolean none() {
        return inputTokens == 0 && outputTokens == 0 && savedTokens == 0;
    }

    /** The session's total with what counts of this against the budget; it stops at the largest number there is. */
    long on(long total) {
        return plus(total, plus(inputTokens, outputTokens));
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
