package io.tightloop.planner.planning;

import java.time.Instant;
import java.util.Optional;

/** When a limit ends a session here, and which limits can be set (design section 5). */
final class LimitRules {
    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private LimitRules() {}

    /** Why the session is exhausted at this moment, if it is. */
    static Optional<String> hit(Planning root, long at) {
        if (overdue(root.limits(), root, at)) {
            return Optional.of("maxDuration: " + over(root.limits(), root));
        }
        if (overspent(root.limits(), root)) {
            return Optional.of("tokenBudget: " + spent(root.limits(), root));
        }
        return Optional.empty();
    }

    /** The limit that would end the session again at once. */
    static Optional<FieldError> refusal(Limits limits, Planning root, long at) {
        Errors errors = new Errors();
        values(limits, "limits.", errors);
        errors.require(
                limits.maxIterations() < 1 || limits.maxIterations() >= root.iteration(),
                "limits.maxIterations",
                "is " + limits.maxIterations() + " and iteration " + root.iteration() + " is next: raise it");
        if (errors.all().isEmpty() && overdue(limits, root, at)) {
            return Optional.of(new FieldError("limits.maxDuration", over(limits, root) + ": raise it"));
        }
        if (errors.all().isEmpty() && overspent(limits, root)) {
            return Optional.of(new FieldError("limits.tokenBudget", spent(limits, root) + ": raise it"));
        }
        return errors.all().stream().findFirst();
    }

    /** What no limit may be, whenever it is set. */
    static void values(Limits limits, String prefix, Errors errors) {
        errors.require(limits.maxRetries() >= 1, prefix + "maxRetries", "must be at least 1");
        errors.require(limits.maxIterations() >= 1, prefix + "maxIterations", "must be at least 1");
        Long longest = limits.maxDurationMs();
        errors.require(longest == null || Errors.duration(longest, 1), prefix + "maxDuration", Errors.DURATION);
        errors.require(positive(limits.tokenBudget()), prefix + "tokenBudget", "must be at least 1");
    }

    private static boolean positive(Long limit) {
        return limit == null || limit >= 1;
    }

    private static boolean overdue(Limits limits, Planning root, long at) {
        return limits.maxDurationMs() != null && at - root.startedAt() >= limits.maxDurationMs();
    }

    private static boolean overspent(Limits limits, Planning root) {
        return limits.tokenBudget() != null && root.tokens() > limits.tokenBudget();
    }

    private static String over(Limits limits, Planning root) {
        return words(limits.maxDurationMs()) + " are over since " + Instant.ofEpochMilli(root.startedAt());
    }

    private static String spent(Limits limits, Planning root) {
        return "is " + limits.tokenBudget() + " and " + root.tokens() + " tokens are used";
    }

    private static String words(long ms) {
        if (ms % HOUR_MS == 0) {
            return ms / HOUR_MS + " h";
        }
        if (ms % MINUTE_MS == 0) {
            return ms / MINUTE_MS + " min";
        }
        return ms % SECOND_MS == 0 ? ms / SECOND_MS + " s" : ms + " ms";
    }
}
