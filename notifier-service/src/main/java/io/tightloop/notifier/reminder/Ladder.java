package io.tightloop.notifier.reminder;

import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Policy;
import java.util.List;

/**
 * When people are reminded: the policy of a session.
 *
 * @param afterMs before the first reminder
 * @param everyMs between the further ones; the last one repeats
 * @param most reminders of one wait in all
 * @param quiet null for none
 */
@Introspected
public record Ladder(long afterMs, List<Long> everyMs, int most, QuietHours quiet) {
    private static final long DAY_MS = 86_400_000;
    private static final Ladder USUAL = new Ladder(DAY_MS, List.of(DAY_MS), 10, null);

    /** Of a session's policy. */
    public static Ladder of(Policy policy) {
        var reminders = policy.getReminders();
        var quiet = reminders.getQuiet();
        return new Ladder(
                reminders.getAfterMs(),
                reminders.getEveryMs().isEmpty() ? USUAL.everyMs : List.copyOf(reminders.getEveryMs()),
                reminders.getMost(),
                quiet == null ? null : new QuietHours(quiet.getFrom(), quiet.getTo(), quiet.getZone()));
    }

    /** As it was written by {@link #text()}. */
    static Ladder of(String text) {
        return text.isEmpty() ? USUAL : Json.read(text, Ladder.class);
    }

    /** As it is kept; empty for the usual one. */
    public String text() {
        return equals(USUAL) ? "" : Json.write(this);
    }

    /**
     * When the next reminder is due of a wait that has begun at some time and has been reminded of so often; null when
     * there is none any more. Steps that are over at {@code now} are left out: one reminder stands for all of them.
     */
    Long due(long since, int reminded, long now) {
        if (reminded >= most) {
            return null;
        }
        long due = since + afterMs;
        int step = 0;
        while (step < reminded || due <= now && reminded > 0) {
            due += everyMs.get(Math.min(step, everyMs.size() - 1));
            step++;
        }
        return quiet == null ? due : quiet.shifted(due);
    }
}
