package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tightloop.baton.http.FieldError;
import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.QuietHours;
import io.tightloop.schemas.Reminders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderReaderTest {
    private static final long HOUR = 3_600_000;

    @Test
    void people_are_reminded_every_day_unless_the_brief_says_otherwise() {
        var usual = new Reminders(24 * HOUR, List.of(24 * HOUR), 10, null);

        assertThat(reminders("{}")).isEqualTo(usual);
        assertThat(BriefReader.read(Briefs.bytes(Briefs.delegation()))
                        .brief()
                        .getPolicy()
                        .getReminders())
                .isEqualTo(usual);
    }

    @Test
    void one_duration_stands_for_every_further_reminder() {
        assertThat(reminders("{'after': '1h', 'every': '2h', 'most': 0}"))
                .isEqualTo(new Reminders(HOUR, List.of(2 * HOUR), 0, null));
    }

    @Test
    void durations_can_grow_and_nights_can_be_left_out() {
        var quiet = "{'from': '22:00', 'to': '07:00', 'zone': 'Europe/Zurich'}";

        assertThat(reminders("{'every': ['24h', '72h', 'PT1S'], 'most': 100, 'quiet': " + quiet + "}"))
                .isEqualTo(new Reminders(
                        24 * HOUR,
                        List.of(24 * HOUR, 72 * HOUR, 1_000L),
                        100,
                        new QuietHours("22:00", "07:00", "Europe/Zurich")));
    }

    @Test
    void hours_without_a_zone_are_those_of_utc() {
        assertThat(reminders("{'quiet': {'from': '00:00', 'to': '23:59'}}").getQuiet())
                .isEqualTo(new QuietHours("00:00", "23:59", "UTC"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        []                                              |               | must be an object
        {'first': '1h'}                                 | .first        | unknown field
        {'after': '999ms'}                              | .after        | at least 1s
        {'after': 5}                                    | .after        | must be a text
        {'after': '31d'}                                | .after        | up to 30 days
        {'every': 'daily'}                              | .every        | must be a duration
        {'every': '1ms'}                                | .every        | at least 1s
        {'every': []}                                   | .every        | at least 1 item
        {'every': ['24h', '0s']}                        | .every[1]     | above zero
        {'every': ['24h', 7]}                           | .every[1]     | must be a text
        {'every': {}}                                   | .every        | must be a text
        {'most': 101}                                   | .most         | from 0 to 100
        {'most': -1}                                    | .most         | from 0 to 100
        {'quiet': 'nights'}                             | .quiet        | must be an object
        {'quiet': {'to': '07:00'}}                      | .quiet.from   | is required
        {'quiet': {'from': '22:00'}}                    | .quiet.to     | is required
        {'quiet': {'from': '24:00', 'to': '07:00'}}     | .quiet.from   | 00:00 to 23:59
        {'quiet': {'from': '22:00', 'to': '7:00'}}      | .quiet.to     | 00:00 to 23:59
        {'quiet': {'from': '22:00', 'to': '22:00'}}     | .quiet.to     | must differ
        {'quiet': {'from': '22:00', 'to': '07:00', 'zone': 'Mars/Olympus'}} | .quiet.zone | time zone
        {'quiet': {'from': '22:00', 'to': '07:00', 'zone': 1}} | .quiet.zone | must be a text
        {'quiet': {'from': '22:00', 'to': '07:00', 'days': 1}} | .quiet.days | unknown field
        """)
    void field_that_is_wrong_is_named(String reminders, String field, String message) {
        assertThat(errors(reminders)).first().satisfies(error -> {
            assertThat(error.field()).isEqualTo("policy.reminders" + (field == null ? "" : field));
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void at_most_twenty_times_are_told_apart() {
        assertThat(errors("{'every': [" + "'1h',".repeat(20) + "'1h']}"))
                .containsExactly(new FieldError("policy.reminders.every", "must have at most 20 items, has 21"));
    }

    private static Reminders reminders(String json) {
        return BriefReader.read(Briefs.bytes(Briefs.with("'policy': {'reminders': " + Briefs.json(json) + "}")))
                .brief()
                .getPolicy()
                .getReminders();
    }

    private static List<FieldError> errors(String json) {
        var refused = catchThrowableOfType(Refused.Invalid.class, () -> reminders(json));
        assertThat(refused).as("the brief is refused").isNotNull();
        return refused.errors();
    }
}
