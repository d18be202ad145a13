package io.tightloop.planner.planning;

/** Tokens that a worker says it used, none below 0. */
public record Usage(long inputTokens, long outputTokens, long savedTokens) {
    /** No tokens. */
    public static final Usage NONE = new Usage(0, 0, 0);

    long counted() {
        return inputTokens + outputTokens;
    }
}
