package io.tightloop.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderRulesTest {
    private static final long HOUR = 3_600_000;

    @Test
    void usual_reminders_can_be_obeyed() {
        assertThat(errors(Reminders.USUAL)).isEmpty();
        assertThat(errors(new Reminders(1_000, Collections.nCopies(20, 1_000L), 0, quiet("22:00", "07:00", "UTC"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        999           | 1000 | 100 | policy.reminders.after: must be 1 s to 365 d
        31536000001   | 1000 | 100 | policy.reminders.after: must be 1 s to 365 d
        1000          | 999  | 100 | policy.reminders.every[0]: must be 1 s to 365 d
        1000          | 1000 | 101 | policy.reminders.most: must be 0 to 100
        1000          | 1000 | -1  | policy.reminders.most: must be 0 to 100
        """)
    void numbers_are_bounded(long after, long every, int most, String error) {
        assertThat(errors(new Reminders(after, List.of(every), most, null))).containsExactly(error);
    }

    @Test
    void there_are_one_to_twenty_times() {
        var error = "policy.reminders.every: must have 1 to 20 entries";

        assertThat(errors(new Reminders(HOUR, List.of(), 1, null))).containsExactly(error);
        assertThat(errors(new Reminders(HOUR, Collections.nCopies(21, HOUR), 1, null)))
                .containsExactly(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        25:00 | 07:00 | UTC  | from: must be a time from 00:00 to 23:59
        22:00 | 7 am  | UTC  | to: must be a time from 00:00 to 23:59
        22:00 | 22:00 | UTC  | to: must differ from 'from'
        22:00 | 07:00 | Mars | zone: must be a time zone such as Europe/Zurich
        """)
    void quiet_hours_are_hours_somewhere(String from, String to, String zone, String error) {
        assertThat(errors(new Reminders(HOUR, List.of(HOUR), 1, quiet(from, to, zone))))
                .containsExactly("policy.reminders.quiet." + error);
    }

    private static QuietHours quiet(String from, String to, String zone) {
        return new QuietHours(from, to, zone);
    }

    private static List<String> errors(Reminders reminders) {
        Errors errors = new Errors();
        ReminderRules.check(reminders, errors);
        return errors.all().stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
    }
}
