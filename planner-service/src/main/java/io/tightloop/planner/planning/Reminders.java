package io.tightloop.planner.planning;

import java.util.List;

/**
 * When people are reminded of a suspension or a question: {@code afterMs} and each of {@code everyMs} are at least
 * 1,000, {@code most} is 0 to 100, {@code quiet} is null for no quiet hours.
 */
public record Reminders(long afterMs, List<Long> everyMs, int most, QuietHours quiet) {
    private static final long DAY = 86_400_000;

    /** Once a day, ten times. */
    static final Reminders USUAL = new Reminders(DAY, List.of(DAY), 10, null);
}
