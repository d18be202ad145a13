package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.archived;
import static io.tightloop.baton.stream.Messages.brk;
import static io.tightloop.baton.stream.Messages.note;
import static io.tightloop.baton.stream.Messages.planConfirmed;
import static io.tightloop.baton.stream.Messages.redrive;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.skip;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Rejection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that a service cannot read, and the command that makes it try again (design section 3, Poison). */
class BatonRedriveTest {
    private final Bench executor = new Bench("executor");

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void an_event_that_cannot_be_read_parks_its_session() {
        executor.badEvent();

        assertThat(executor.says()).containsExactly("parked by executor at 0");
        assertThat(executor.deadLetters()).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getService()).isEqualTo("executor");
            assertThat(letter.getTopic()).isEqualTo("t.plan-events");
        });
    }

    @Test
    void a_dead_letter_holds_the_whole_record() {
        executor.strangeEvent(note("first"));

        assertThat(executor.deadLetters()).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getKey()).isEqualTo("s");
            assertThat(letter.getSessionId()).isEqualTo("s");
            assertThat(Headers.text(Headers.of(letter.getHeaders()), Headers.TYPE))
                    .isEqualTo("TaskSkipped");
            assertThat(Headers.text(Headers.of(letter.getHeaders()), Headers.ID))
                    .isNotEmpty();
        });
    }

    @Test
    void what_waited_behind_is_reported_whole_too() {
        executor.badEvent().strangeEvent(note("second")).deadLetters();

        executor.commands(skip("c1", "executor"));

        assertThat(executor.deadLetters())
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadLetter.class,
                        letter -> assertThat(Headers.text(Headers.of(letter.getHeaders()), Headers.TYPE))
                                .isEqualTo("TaskSkipped"));
    }

    @Test
    void a_key_that_is_no_session_id_is_kept_but_names_no_session() {
        executor.badEventOf("no session!");

        assertThat(executor.deadLetters()).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getKey()).isEqualTo("no session!");
            assertThat(letter.getSessionId()).isEmpty();
        });
    }

    @Test
    void what_comes_behind_waits_too_so_that_nothing_is_overtaken() {
        executor.badEvent().events(note("late"), planConfirmed(1, 0)).badEvent();

        assertThat(executor.says()).containsExactly("parked by executor at 0");
        assertThat(executor.deadLetters()).hasSize(1);
    }

    @Test
    void other_sessions_go_on() {
        executor.badEvent().otherSession("s2", planConfirmed(1, 0));

        assertThat(executor.says()).containsExactly("parked by executor at 0", "received");
    }

    @Test
    void commands_wait_for_the_baton_as_ever() {
        executor.strangeEvent(planConfirmed(1, 0)).commands(start("c1", "s"), brk("c2"));

        assertThat(executor.says()).containsExactly("parked by executor at 0");
    }

    @Test
    void a_redrive_runs_all_that_was_stored_in_order_and_says_so_at_last() {
        executor.commands(start("c1", "s"), signal("c2", ""))
                .strangeEvent(note("first"))
                .events(note("second"), planConfirmed(1, 0))
                .says();

        executor.learn(note("")).commands(redrive("c3", "executor"));

        assertThat(executor.says())
                .containsExactly("told first", "told second", "received", "redriven", "c2 accepted", "c3 accepted");
        assertThat(executor.keys()).noneMatch(key -> key.startsWith(TestKeys.unread("s")));
    }

    @Test
    void after_a_redrive_events_are_taken_as_they_come() {
        executor.strangeEvent(note("first")).learn(note("")).commands(redrive("c1", "executor"));
        executor.says();

        executor.events(note("second"));

        assertThat(executor.says()).containsExactly("told second");
    }

    @Test
    void a_redrive_that_still_cannot_read_is_refused_with_the_cause_and_leaves_the_session_parked() {
        executor.badEvent().says();

        executor.commands(redrive("c1", "executor"), redrive("c1", "executor")).events(note("late"));

        assertThat(executor.answers()).singleElement().isInstanceOfSatisfying(CommandRejected.class, refused -> {
            assertThat(refused.getBy()).isEqualTo("ann");
            assertThat(refused.getDetail()).startsWith("the record at t.plan-events@0 still cannot be read: ");
        });
    }

    @Test
    void what_can_be_read_before_the_next_bad_one_is_run_and_the_next_is_reported() {
        executor.strangeEvent(note("first")).events(note("second")).badEvent().says();
        executor.deadLetters();

        executor.learn(note("")).commands(redrive("c1", "executor"), redrive("c2", "executor"));

        assertThat(executor.says())
                .containsExactly(
                        "told first",
                        "told second",
                        "parked by executor at 2",
                        "c1 rejected INVALID",
                        "c2 rejected INVALID");
        assertThat(executor.deadLetters()).hasSize(1);
    }

    @Test
    void a_skip_leaves_out_the_first_that_cannot_be_read_and_no_other() {
        executor.badEvent()
                .events(note("second"))
                .badEvent()
                .events(note("fourth"))
                .says();

        executor.commands(skip("c1", "executor"), skip("c2", "executor"));

        assertThat(executor.says())
                .containsExactly(
                        "told second",
                        "parked by executor at 2",
                        "c1 rejected INVALID",
                        "told fourth",
                        "redriven with a gap",
                        "c2 accepted");
    }

    @Test
    void a_handoff_cannot_be_skipped_because_then_nobody_could_act_for_the_session() {
        executor.strangeEvent(planConfirmed(1, 0)).says();

        executor.commands(skip("c1", "executor"));

        assertThat(executor.answers()).singleElement().isInstanceOfSatisfying(CommandRejected.class, refused -> {
            assertThat(refused.getReason()).isEqualTo(Rejection.INVALID);
            assertThat(refused.getDetail()).contains("skip: it is a PlanConfirmed");
        });
    }

    @Test
    void a_skip_leaves_out_nothing_that_can_be_read_by_now() {
        executor.strangeEvent(note("first")).learn(note("")).says();

        executor.commands(skip("c1", "executor"));

        assertThat(executor.says()).containsExactly("told first", "redriven", "c1 accepted");
    }

    @Test
    void there_must_be_something_to_redrive() {
        executor.events(planConfirmed(1, -1)).says();

        executor.commands(redrive("c1", "executor"));

        assertThat(executor.says()).containsExactly("c1 rejected NOTHING_TO_REDRIVE");
    }

    @Test
    void a_redrive_is_answered_by_the_service_that_it_names_alone() {
        executor.events(planConfirmed(1, -1)).says();

        executor.commands(redrive("c1", "reviewer"), redrive("c2", "planner"), redrive("c3", "nobody"));

        assertThat(executor.says()).isEmpty();
    }

    @Test
    void the_planner_refuses_the_name_of_no_service() {
        try (Bench planner = new Bench("planner")) {
            planner.commands(start("c1", "s"), redrive("c2", "nobody"));

            assertThat(planner.answers())
                    .last()
                    .isInstanceOfSatisfying(
                            CommandRejected.class,
                            refused -> assertThat(refused.getDetail())
                                    .isEqualTo("service: must be planner, executor or reviewer"));
        }
    }

    @Test
    void a_session_that_is_archived_elsewhere_drops_what_was_stored() {
        executor.badEvent().events(note("late")).says();

        executor.events(archived("planner", 3, 4)).commands(redrive("c1", "executor"));

        assertThat(executor.says()).containsExactly("archived by planner 0/3 up to 4", "c1 rejected ARCHIVED");
        assertThat(executor.keys()).noneMatch(key -> key.startsWith(TestKeys.unread("s")));
    }

    @Test
    void an_event_of_an_archived_session_that_cannot_be_read_parks_nothing() {
        executor.events(planConfirmed(1, 0), archived("planner", 3, 4)).says();

        executor.badEvent();

        assertThat(executor.says()).isEmpty();
        assertThat(executor.deadLetters()).hasSize(1);
    }

    @Test
    void an_event_without_a_session_is_a_dead_letter_alone() {
        executor.nobodysEvent();

        assertThat(executor.says()).isEmpty();
        assertThat(executor.deadLetters()).hasSize(1);
    }
}
