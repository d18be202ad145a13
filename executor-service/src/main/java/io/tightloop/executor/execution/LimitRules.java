package io.tightloop.executor.execution;

import java.time.Instant;
import java.util.Optional;

/** Judges a session by its limits (design section 5). */
final class LimitRules {
    private LimitRules() {}

    /** The limit that ends the session now; empty while none does. */
    static Optional<String> hit(Execution root, long at) {
        Limits limits = root.limits();
        if (overdue(limits, root, at)) {
            return Optional.of("maxDuration: " + Words.duration(limits.maxDurationMs()) + " are over");
        }
        return overspent(limits, root)
                ? Optional.of("tokenBudget: " + root.tokens() + " of " + limits.tokenBudget() + " tokens are used")
                : Optional.empty();
    }

    /** Why a session cannot go on under these limits, by the name of the limit; empty when it can. */
    static Optional<String> problem(Limits limits, Execution root, long at) {
        return tooSmall("maxRetries", limits.maxRetries())
                .or(() -> tooSmall("maxIterations", limits.maxIterations()))
                .or(() -> invalidDuration(limits.maxDurationMs()))
                .or(() -> tooSmall("tokenBudget", limits.tokenBudget()))
                .or(() -> endsAgain(limits, root, at));
    }

    private static Optional<String> endsAgain(Limits limits, Execution root, long at) {
        if (limits.maxIterations() < root.iteration()) {
            return Optional.of("limits.maxIterations is " + limits.maxIterations() + " and iteration "
                    + root.iteration() + " is next: raise it");
        }
        if (overdue(limits, root, at)) {
            Instant end = Instant.ofEpochMilli(root.endUnder(limits));
            return Optional.of("limits.maxDuration: " + Words.duration(limits.maxDurationMs()) + " are over since "
                    + end + ": raise it");
        }
        return overspent(limits, root)
                ? Optional.of("limits.tokenBudget is " + limits.tokenBudget() + " and " + root.tokens()
                        + " tokens are used: raise it")
                : Optional.empty();
    }

    private static Optional<String> invalidDuration(Long longest) {
        return longest == null || Words.validDuration(longest, 1)
                ? Optional.empty()
                : Optional.of("limits.maxDuration: must be 1 ms to 365 d, is " + longest);
    }

    private static Optional<String> tooSmall(String limit, Number value) {
        return value != null && value.longValue() < 1
                ? Optional.of("limits." + limit + ": must be at least 1, is " + value)
                : Optional.empty();
    }

    private static boolean overdue(Limits limits, Execution root, long at) {
        return at >= root.endUnder(limits);
    }

    private static boolean overspent(Limits limits, Execution root) {
        return limits.tokenBudget() != null && root.tokens() > limits.tokenBudget();
    }
}
