package io.tightloop.reviewer.review;

/** Tokens that a worker says it used or saved. */
public record Usage(long inputTokens, long outputTokens, long savedTokens) {
    boolean none() {
        return inputTokens == 0 && outputTokens == 0 && savedTokens == 0;
    }

    long used() {
        return inputTokens + outputTokens;
    }
}
