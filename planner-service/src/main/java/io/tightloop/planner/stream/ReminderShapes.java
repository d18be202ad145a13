package io.tightloop.planner.stream;

import io.tightloop.planner.planning.QuietHours;
import io.tightloop.planner.planning.Reminders;
import java.util.List;

/** When people are reminded, between the contract and the decider. */
final class ReminderShapes {
    private ReminderShapes() {}

    static Reminders reminders(io.tightloop.schemas.Reminders reminders) {
        return new Reminders(
                reminders.getAfterMs(),
                List.copyOf(reminders.getEveryMs()),
                reminders.getMost(),
                quiet(reminders.getQuiet()));
    }

    static io.tightloop.schemas.Reminders reminders(Reminders reminders) {
        return new io.tightloop.schemas.Reminders(
                reminders.afterMs(), reminders.everyMs(), reminders.most(), quiet(reminders.quiet()));
    }

    private static QuietHours quiet(io.tightloop.schemas.QuietHours quiet) {
        return quiet == null ? null : new QuietHours(quiet.getFrom(), quiet.getTo(), quiet.getZone());
    }

    private static io.tightloop.schemas.QuietHours quiet(QuietHours quiet) {
        return quiet == null ? null : new io.tightloop.schemas.QuietHours(quiet.from(), quiet.to(), quiet.zone());
    }
}
