package io.tightloop.reviewer.review;

/** Tokens that a worker says it used or saved, none below 0. */
public record Usage(long inputTokens, long outputTokens, long savedTokens) {
    /** No tokens. */
    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        inputTokens = Math.max(0, inputTokens);
        outputTokens = Math.max(0, outputTokens);
        savedTokens = Math.max(0, savedTokens);
    }

    /** The session's total with what counts of this against the budget; it stops at the largest number there is. */
    long on(long total) {
        return plus(total, plus(inputTokens, outputTokens));
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
