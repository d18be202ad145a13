package io.tightloop.baton.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 2d} or ISO-8601. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration in ms; empty when it is none, or negative, or too long to count. */
    public static OptionalLong millis(String text) {
        try {
            var match = SHORT.matcher(text);
            var duration = match.matches()
                    ? of(Long.parseLong(match.group(1)), match.group(2))
                    : Duration.parse(text).toMillis();
            return duration < 0 ? OptionalLong.empty() : OptionalLong.of(duration);
        } catch (DateTimeException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    private static long of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> amount;
            case "s" -> Math.multiplyExact(amount, 1_000L);
            case "m" -> Math.multiplyExact(amount, 60_000L);
            case "h" -> Math.multiplyExact(amount, 3_600_000L);
            case "d" -> Math.multiplyExact(amount, 86_400_000L);
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
