package io.tightloop.notifier.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T11:59:59Z, 2026-03-02T11:59:59Z",
        "2026-03-02T12:00:00Z, 2026-03-02T13:30:00Z",
        "2026-03-02T13:29:59.999Z, 2026-03-02T13:30:00Z",
        "2026-03-02T13:30:00Z, 2026-03-02T13:30:00Z"
    })
    void a_time_in_them_moves_to_their_end(String at, String expected) {
        assertMoved(new QuietHours("12:00", "13:30", "UTC"), at, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T21:59:59Z, 2026-03-02T21:59:59Z",
        "2026-03-02T22:00:00Z, 2026-03-03T07:00:00Z",
        "2026-03-03T00:00:00Z, 2026-03-03T07:00:00Z",
        "2026-03-03T06:59:59Z, 2026-03-03T07:00:00Z",
        "2026-03-03T07:00:00Z, 2026-03-03T07:00:00Z",
        "2026-12-31T23:00:00Z, 2027-01-01T07:00:00Z"
    })
    void they_span_midnight(String at, String expected) {
        assertMoved(new QuietHours("22:00", "07:00", "UTC"), at, expected);
    }

    /** Berlin goes from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
        "2026-03-27T21:00:00Z, 2026-03-28T06:00:00Z",
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
        "2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z",
        "2026-10-25T01:30:00Z, 2026-10-25T06:00:00Z"
    })
    void they_end_by_the_clock_on_the_wall_when_it_is_put_forward_or_back(String at, String expected) {
        assertMoved(new QuietHours("22:00", "07:00", "Europe/Berlin"), at, expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z"})
    void an_end_that_the_wall_clock_leaves_out_is_as_much_later(String at, String expected) {
        assertMoved(new QuietHours("01:00", "02:30", "Europe/Berlin"), at, expected);
    }

    private static void assertMoved(QuietHours quiet, String at, String expected) {
        assertThat(Instant.ofEpochMilli(quiet.shifted(Instant.parse(at).toEpochMilli())))
                .isEqualTo(Instant.parse(expected));
    }
}
