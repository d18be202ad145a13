package io.tightloop.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimetableTest {
    private static final List<Fault> ALL = Faults.all(3, Duration.ofSeconds(60));

    private static List<String> play(long seed, int faults, long secondsLeft) {
        var timetable = new Timetable(ALL, new Random(seed));
        var names = new ArrayList<String>();
        for (int i = 0; i < faults; i++) {
            timetable.next(secondsLeft).map(Fault::name).ifPresent(names::add);
        }
        return names;
    }

    @Test
    void a_seed_repeats_the_order() {
        assertThat(play(42, 100, 600))
                .hasSize(100)
                .isEqualTo(play(42, 100, 600))
                .isNotEqualTo(play(43, 100, 600));
    }

    @Test
    void every_fault_comes_once_before_one_comes_again() {
        assertThat(play(1, ALL.size(), 600))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(Fault::name).toList());
    }

    @Test
    void without_time_only_the_essential_ones_come() {
        assertThat(play(1, ALL.size(), 0))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().filter(Fault::essential).map(Fault::name).toList());
    }

    @Test
    void what_does_not_fit_into_the_time_that_is_left_does_not_come() {
        int essential = (int) ALL.stream().filter(Fault::essential).count();

        assertThat(play(1, 200, 10)).hasSize(200);
        assertThat(play(1, 200, 10).subList(essential, 200)).doesNotContain("down-registry", "down-database");
    }
}
