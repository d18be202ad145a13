package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.archive;
import static io.tightloop.baton.stream.Messages.archived;
import static io.tightloop.baton.stream.Messages.brk;
import static io.tightloop.baton.stream.Messages.claim;
import static io.tightloop.baton.stream.Messages.emptyPlan;
import static io.tightloop.baton.stream.Messages.planConfirmed;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatonHandoffsTest {
    private final Bench executor = new Bench("executor");

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void what_was_kept_is_answered_before_anything_is_done() {
        executor.commands(start("c1", "s"), signal("c2", ""), signal("c3", "pass on"), signal("c4", ""));
        assertThat(executor.says()).isEmpty();

        executor.events(planConfirmed(1, 0));

        assertThat(executor.says()).containsExactly("received", "c2 accepted", "c3 accepted", "c4 accepted");
    }

    @Test
    void what_the_sender_answered_is_dropped() {
        executor.commands(start("c1", "s"), signal("c2", ""), signal("c3", "")).events(planConfirmed(1, 1));

        assertThat(executor.says()).containsExactly("received", "c3 accepted");
    }

    @Test
    void what_the_sender_answered_is_not_answered_when_it_is_read_later() {
        executor.events(planConfirmed(1, 2)).commands(start("c1", "s"), signal("c2", ""), signal("c3", ""));
        assertThat(executor.says()).containsExactly("received");

        executor.commands(signal("c4", ""));

        assertThat(executor.says()).containsExactly("c4 accepted");
    }

    @Test
    void a_position_passed_on_is_never_below_the_one_received() {
        executor.events(planConfirmed(1, 70)).commands(start("c1", "s")).says();

        executor.work("executor", claim("pass on"));

        assertThat(executor.says()).containsExactly("worked", "handoff 0/2 up to 70");
    }

    @Test
    void a_handoff_that_comes_twice_is_taken_once() {
        executor.events(planConfirmed(1, 0), planConfirmed(1, 0));

        assertThat(executor.says()).containsExactly("received");
    }

    @Test
    void an_old_handoff_does_not_bring_the_baton_back() {
        executor.commands(start("c1", "s"), signal("c2", "pass on")).events(planConfirmed(1, 0));
        assertThat(executor.says()).containsExactly("received", "handoff 0/2 up to 1", "c2 accepted");

        executor.events(planConfirmed(1, 0)).commands(signal("c3", ""));

        assertThat(executor.says()).isEmpty();
    }

    @Test
    void work_that_another_service_dispatched_is_not_looked_at() {
        executor.events(planConfirmed(1, 0)).says();

        executor.work("reviewer", claim("me"));

        assertThat(executor.says()).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_read_goes_to_the_dead_letters_and_ends_the_session() {
        executor.events(planConfirmed(1, 0)).badWork("executor").commands(start("c1", "s"), signal("c2", ""));

        assertThat(executor.says()).containsExactly("received", "ended FAILED", "c2 accepted");
        assertThat(executor.deadLetters()).hasSize(1);
    }

    @Test
    void an_answer_that_cannot_be_read_ends_the_session_when_the_baton_comes_and_not_before() {
        executor.badWork("executor");
        assertThat(executor.says()).isEmpty();

        executor.events(planConfirmed(1, 0));

        assertThat(executor.says()).containsExactly("received", "ended FAILED");
    }

    @Test
    void an_answer_to_another_service_that_cannot_be_read_is_left_to_it() {
        executor.events(planConfirmed(1, 0)).badWork("reviewer");

        assertThat(executor.says()).containsExactly("received");
        assertThat(executor.deadLetters()).isEmpty();
    }

    @Test
    void a_service_that_fails_to_take_over_parks_the_session_and_holds_it() {
        executor.commands(start("c1", "s"), signal("c2", ""))
                .events(emptyPlan(1, 0))
                .commands(signal("c3", ""));

        assertThat(executor.says()).containsExactly("ended FAILED", "c2 accepted", "c3 accepted");
    }

    @Test
    void a_command_that_cannot_be_read_is_left_to_the_planner() {
        executor.badCommand();

        assertThat(executor.says()).isEmpty();
        assertThat(executor.deadLetters()).isEmpty();
    }

    @Test
    void an_archive_leaves_nothing_but_a_tombstone_and_goes_on() {
        executor.commands(
                        start("c1", "s"), signal("c2", "grow 3"), signal("c3", "wake " + (Bench.NOON + 50)), brk("c4"))
                .events(planConfirmed(1, 0))
                .says();

        executor.commands(archive("c5"), signal("c6", ""));

        assertThat(executor.says()).containsExactly("archived by executor 0/2 up to 4", "c5 accepted");
        assertThat(executor.keys())
                .contains(TestKeys.custody("s"))
                .noneMatch(TestKeys::ofDeadline)
                .noneMatch(key -> key.startsWith(TestKeys.part("s")))
                .noneMatch(key -> key.startsWith(TestKeys.queue("s")))
                .noneMatch(key -> key.startsWith(TestKeys.kept("s")));
    }

    @Test
    void an_archive_while_commands_are_kept_leaves_the_later_ones_to_the_planner() {
        executor.commands(start("c1", "s"), brk("c2"), archive("c3"), signal("c4", ""))
                .events(planConfirmed(1, 0));

        assertThat(executor.says())
                .containsExactly("received", "archived by executor 0/2 up to 2", "c2 accepted", "c3 accepted");
    }

    @Test
    void the_word_of_an_archive_goes_round_the_ring_once() {
        executor.commands(start("c1", "s"), signal("c2", ""))
                .events(archived("planner", 1, 1), archived("planner", 1, 1));
        try (Bench reviewer = new Bench("reviewer")) {
            reviewer.events(archived("planner", 1, 1));

            assertThat(executor.says()).containsExactly("archived by planner 0/1 up to 1");
            assertThat(reviewer.says()).isEmpty();
        }
    }

    @Test
    void an_archived_session_ignores_what_still_comes() {
        executor.events(planConfirmed(1, 0), archived("planner", 3, 4)).says();

        executor.commands(start("c1", "s"), signal("c2", "")).events(planConfirmed(1, 0));

        assertThat(executor.says()).isEmpty();
    }

    @Test
    void the_planner_answers_what_it_kept_beyond_an_archive() {
        try (Bench planner = new Bench("planner")) {
            planner.commands(start("c1", "s"), signal("c2", "pass on"), brk("c3"), archive("c4"), signal("c5", ""))
                    .says();

            planner.events(archived("executor", 2, 3));

            assertThat(planner.says()).containsExactly("c5 rejected UNKNOWN_SESSION");
        }
    }
}
