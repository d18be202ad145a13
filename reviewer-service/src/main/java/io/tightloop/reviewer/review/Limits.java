package io.tightloop.reviewer.review;

/**
 * Limits that end a session unproven, each at least 1: failed verifications per criterion, iterations, ms since the
 * start and tokens used; the last two are null for no limit.
 */
public record Limits(int maxRetries, int maxIterations, Long maxDurationMs, Long tokenBudget) {
    Limits changed(LimitsChange change) {
        return new Limits(
                change.maxRetries() == null ? maxRetries : change.maxRetries(),
                change.maxIterations() == null ? maxIterations : change.maxIterations(),
                change.maxDurationMs() == null ? maxDurationMs : change.maxDurationMs(),
                change.tokenBudget() == null ? tokenBudget : change.tokenBudget());
    }
}
