package io.tightloop.notifier.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.database.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Ladder STEPS = new Ladder(10, List.of(5L, 20L), 5, null);

    @Test
    void the_first_reminder_comes_after_a_while_even_when_that_is_over() {
        assertThat(STEPS.due(100, 0, 100)).isEqualTo(110);
        assertThat(STEPS.due(100, 0, 1_000)).isEqualTo(110);
    }

    @Test
    void further_ones_come_step_by_step_and_the_last_step_repeats() {
        assertThat(STEPS.due(100, 1, 110)).isEqualTo(115);
        assertThat(STEPS.due(100, 2, 115)).isEqualTo(135);
        assertThat(STEPS.due(100, 3, 135)).isEqualTo(155);
    }

    @Test
    void steps_that_are_over_are_left_out() {
        assertThat(STEPS.due(100, 1, 114)).isEqualTo(115);
        assertThat(STEPS.due(100, 1, 115)).isEqualTo(135);
        assertThat(STEPS.due(100, 1, 160)).isEqualTo(175);
    }

    @Test
    void after_the_most_there_is_none() {
        assertThat(STEPS.due(100, 4, 155)).isEqualTo(175);
        assertThat(STEPS.due(100, 5, 175)).isNull();
        assertThat(new Ladder(10, List.of(5L), 0, null).due(100, 0, 100)).isNull();
    }

    @Test
    void quiet_hours_move_a_step_and_not_those_after_it() {
        long hour = 3_600_000;
        var ladder = new Ladder(hour, List.of(hour), 10, new QuietHours("01:00", "03:30", "UTC"));

        assertThat(ladder.due(0, 0, 0)).isEqualTo(3 * hour + hour / 2);
        assertThat(ladder.due(0, 1, 3 * hour + hour / 2)).isEqualTo(4 * hour);
    }

    @Test
    void it_is_kept_as_text_and_the_usual_one_as_none() {
        var policy = new Story("s", 0).started(1).getPolicy();

        assertThat(Ladder.of(policy).text()).isEmpty();
        assertThat(Ladder.of("").due(0, 0, 0)).isEqualTo(Story.DAY_MS);
        var quiet = new Ladder(10, List.of(5L, 20L), 5, new QuietHours("22:00", "07:00", "Europe/Berlin"));
        assertThat(Ladder.of(quiet.text())).isEqualTo(quiet);
    }
}
