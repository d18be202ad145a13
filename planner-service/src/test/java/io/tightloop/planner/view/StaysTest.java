package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StaysTest {
    private final List<String> told = new ArrayList<>();
    private String text = "";

    @Test
    void stay_is_told_when_both_of_its_ends_are_known_whichever_is_told_first() {
        after(stays -> stays.entered(0, 100));
        after(stays -> stays.left(0, 150).entered(1, 150));
        after(stays -> stays.left(2, 900));
        assertThat(told).containsExactly("PLAN 50 until 150");

        after(stays -> stays.left(1, 400).entered(2, 400));
        assertThat(told).containsExactly("PLAN 50 until 150", "EXECUTE 250 until 400", "REVIEW 500 until 900");
        assertThat(text).isEmpty();
    }

    @Test
    void time_between_an_end_and_continue_is_not_a_stay() {
        after(stays -> stays.entered(4, 100));
        after(stays -> stays.left(4, 120));
        after(stays -> stays.resumed(4, 1_000));
        after(stays -> stays.left(4, 1_005));

        assertThat(told).containsExactly("EXECUTE 20 until 120", "EXECUTE 5 until 1005");
        assertThat(text).isEmpty();
    }

    @Test
    void handoff_that_comes_after_everything_that_followed_it_tells_the_same() {
        after(stays -> stays.left(4, 120));
        after(stays -> stays.resumed(4, 1_000));
        after(stays -> stays.left(4, 1_005));
        after(stays -> stays.entered(4, 100));

        assertThat(told).containsExactly("EXECUTE 5 until 1005", "EXECUTE 20 until 120");
        assertThat(text).isEmpty();
    }

    private void after(UnaryOperator<Stays> change) {
        text = change.apply(new Stays(text, this::tell)).text();
    }

    private void tell(Phase phase, long ms, long until) {
        told.add("%s %d until %d".formatted(phase, ms, until));
    }
}
