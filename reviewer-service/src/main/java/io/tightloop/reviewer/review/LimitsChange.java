package io.tightloop.reviewer.review;

import java.util.Optional;

/** Limits that a CONTINUE changes; null keeps one as it is. */
public record LimitsChange(Integer maxRetries, Integer maxIterations, Long maxDurationMs, Long tokenBudget) {
    /** A CONTINUE that keeps all limits. */
    public static final LimitsChange NONE = new LimitsChange(null, null, null, null);

    /** What is wrong with it, beginning with the field. */
    Optional<String> invalid() {
        if (belowOne(maxRetries)) {
            return Optional.of("limits.maxRetries: must be at least 1");
        }
        if (belowOne(maxIterations)) {
            return Optional.of("limits.maxIterations: must be at least 1");
        }
        if (maxDurationMs != null && !TaskRules.duration(maxDurationMs, 1)) {
            return Optional.of("limits.maxDuration: must be 1 ms to 365 d");
        }
        return belowOne(tokenBudget) ? Optional.of("limits.tokenBudget: must be at least 1") : Optional.empty();
    }

    private static boolean belowOne(Number value) {
        return value != null && value.longValue() < 1;
    }
}
