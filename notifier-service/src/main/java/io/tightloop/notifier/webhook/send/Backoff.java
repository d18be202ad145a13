package io.tightloop.notifier.webhook.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When to try again: after 5 s, 1 min, 5 min, 30 min, 2 h, 7 h and 14 h, each up to 20 % earlier or later; eight
 * attempts take about a day.
 *
 * @param attempts how many there are in all, 1 to 32; from the ninth on, each comes 14 h after the one before
 */
public record Backoff(int attempts) {
    /** Eight attempts. */
    public static final Backoff DEFAULT = new Backoff(8);

    private static final int MOST = 32;
    private static final double JITTER = 0.2;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(7),
            Duration.ofHours(14));

    /** Throws an {@link IllegalArgumentException} when the number of attempts is out of its bounds. */
    public Backoff {
        if (attempts < 1 || attempts > MOST) {
            throw new IllegalArgumentException("attempts must be from 1 to " + MOST + ": " + attempts);
        }
    }

    /**
     * How long to wait after an attempt failed, the same for the same delivery and attempt; what the receiver asks for
     * counts when it is longer, up to 24 h. Empty after the last attempt.
     *
     * @param attempt the attempt that failed, from 1
     */
    public Optional<Duration> after(String delivery, int attempt, Optional<Duration> retryAfter) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        var step = step(delivery, attempt);
        var asked =
                retryAfter.map(wanted -> shorter(wanted, LONGEST_RETRY_AFTER)).orElse(Duration.ZERO);
        return Optional.of(asked.compareTo(step) > 0 ? asked : step);
    }

    private static Duration step(String delivery, int attempt) {
        var step = STEPS.get(Math.min(attempt, STEPS.size()) - 1);
        var random = new SplittableRandom(((long) delivery.hashCode() << Integer.SIZE) | attempt);
        return Duration.ofMillis(Math.round(step.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
