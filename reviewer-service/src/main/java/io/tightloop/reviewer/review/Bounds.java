package io.tightloop.reviewer.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The limits of a session (design section 5) and what is said when one of them is hit. */
final class Bounds {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Why the session ends, and why a CONTINUE that keeps the limit is refused. */
    record Hit(String reason, String refusal) {}

    private Bounds() {}

    /** What ends a session at any moment: its time, and the tokens that it used. */
    static Optional<Hit> anyTime(Review root, Limits limits, long at) {
        return time(root, limits, at).or(() -> tokens(root, limits));
    }

    static Optional<Hit> time(Review root, Limits limits, long at) {
        if (limits.maxDurationMs() == null || at < root.startedAt() + limits.maxDurationMs()) {
            return Optional.empty();
        }
        String over = words(limits.maxDurationMs()) + " are over";
        Instant since = Instant.ofEpochMilli(root.startedAt() + limits.maxDurationMs());
        return Optional.of(
                new Hit("maxDuration: " + over, "limits.maxDuration: " + over + " since " + since + ": raise it"));
    }

    static Optional<Hit> tokens(Review root, Limits limits) {
        if (limits.tokenBudget() == null || root.tokens() <= limits.tokenBudget()) {
            return Optional.empty();
        }
        return Optional.of(new Hit(
                "tokenBudget: " + root.tokens() + " of " + limits.tokenBudget() + " tokens are used",
                "limits.tokenBudget is " + limits.tokenBudget() + " and " + root.tokens()
                        + " tokens are used: raise it"));
    }

    static Optional<Hit> retries(List<Criterion> unproven, Limits limits) {
        return unproven.stream()
                .filter(criterion -> criterion.proof().failures() >= limits.maxRetries())
                .findFirst()
                .map(criterion -> {
                    int failures = criterion.proof().failures();
                    return new Hit(
                            "maxRetries: criterion " + criterion.id() + " failed " + failures + " verifications",
                            "limits.maxRetries is " + limits.maxRetries() + " and criterion " + criterion.id()
                                    + " has failed " + failures + " verifications: raise it");
                });
    }

    static Optional<Hit> iterations(int iteration, Limits limits) {
        int next = iteration + 1;
        return next <= limits.maxIterations()
                ? Optional.empty()
                : Optional.of(new Hit(
                        "maxIterations: iteration " + iteration + " is over",
                        "limits.maxIterations is " + limits.maxIterations() + " and iteration " + next
                                + " is next: raise it"));
    }

    private static String words(long ms) {
        return ms % HOUR == 0
                ? ms / HOUR + " h"
                : ms % MINUTE == 0 ? ms / MINUTE + " min" : ms % SECOND == 0 ? ms / SECOND + " s" : ms + " ms";
    }
}
