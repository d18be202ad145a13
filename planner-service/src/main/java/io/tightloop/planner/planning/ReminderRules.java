package io.tightloop.planner.planning;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** What reminders must satisfy before a session starts (design section 5). */
final class ReminderRules {
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final String DURATION = "must be 1 s to 365 d";

    private ReminderRules() {}

    static void check(Reminders reminders, Errors errors) {
        String field = "policy.reminders";
        List<Long> every = reminders.everyMs();
        errors.require(Errors.duration(reminders.afterMs(), 1_000), field + ".after", DURATION);
        errors.require(!every.isEmpty() && every.size() <= 20, field + ".every", "must have 1 to 20 entries");
        for (int i = 0; i < every.size(); i++) {
            errors.require(Errors.duration(every.get(i), 1_000), field + ".every[" + i + "]", DURATION);
        }
        boolean few = reminders.most() >= 0 && reminders.most() <= 100;
        errors.require(few, field + ".most", "must be 0 to 100");
        if (reminders.quiet() != null) {
            check(reminders.quiet(), field + ".quiet", errors);
        }
    }

    private static void check(QuietHours quiet, String field, Errors errors) {
        errors.require(time(quiet.from()), field + ".from", "must be a time from 00:00 to 23:59");
        errors.require(time(quiet.to()), field + ".to", "must be a time from 00:00 to 23:59");
        errors.require(!quiet.from().equals(quiet.to()), field + ".to", "must differ from 'from'");
        errors.require(known(quiet.zone()), field + ".zone", "must be a time zone such as Europe/Zurich");
    }

    private static boolean time(String text) {
        return TIME_OF_DAY.matcher(text).matches();
    }

    private static boolean known(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
