package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.api.Reading.Standing;
import io.tightloop.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Map<Integer, Long> NEXT = Map.of(0, 7L, 1, 9L);

    @Test
    void event_is_read_when_the_next_one_is_behind_it() {
        var reading = new Reading(true, true, NEXT);

        assertThat(reading.to(0, 6)).isEqualTo(Standing.READ);
        assertThat(reading.to(0, 7)).isEqualTo(Standing.BEHIND);
        assertThat(reading.to(1, 7)).isEqualTo(Standing.READ);
        assertThat(reading.to(2, 0)).isEqualTo(Standing.BEHIND);
        assertThat(reading.to(2, -1)).isEqualTo(Standing.READ);
    }

    @Test
    void service_that_cannot_act_has_read_nothing() {
        assertThat(new Reading(true, false, NEXT).to(0, 6)).isEqualTo(Standing.RESTORING);
        assertThat(new Reading(false, false, NEXT).to(0, 6)).isEqualTo(Standing.ABSENT);
    }

    @Test
    void read_model_is_behind_when_it_lacks_what_was_told_a_while_ago() {
        var topics = new Topics("t.", 4, (short) 1);

        assertThat(new ServiceWatch(_ -> Optional.empty(), topics, List.of(until -> until < 5_000)).isBehind(10_000))
                .isTrue();
        assertThat(new ServiceWatch(_ -> Optional.empty(), topics, List.of(until -> until <= 5_000)).isBehind(10_000))
                .isFalse();
        assertThat(new ServiceWatch(_ -> Optional.empty(), topics, List.of()).isBehind(10_000))
                .isFalse();
    }
}
