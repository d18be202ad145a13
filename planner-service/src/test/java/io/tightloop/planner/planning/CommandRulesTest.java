package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.brief;
import static io.tightloop.planner.planning.BriefFixtures.byCriteria;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.NOW;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Event.CommandAccepted;
import io.tightloop.planner.planning.Event.CommandRejected;
import io.tightloop.planner.planning.Event.Outcome;
import io.tightloop.planner.planning.Event.Rejection;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRulesTest {
    private static final Brief BRIEF = given(task("t1"));
    private static final Brief OTHER = given(task("t2"));

    @Test
    void a_start_is_answered_first_and_then_defines_the_session() {
        PlanningFixtures session = noSession();

        assertThat(session.when(session.start(BRIEF)))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("CommandAccepted", "SessionStarted", "CriterionDefined");
        assertThat(session.root().status()).isEqualTo(Status.PLANNING);
    }

    @Test
    void the_same_brief_again_is_the_same_session() {
        PlanningFixtures session = handedOver(BRIEF);

        assertThat(outcome(session.when(session.start(BRIEF)))).isEqualTo(Outcome.EXISTING);
        assertThat(reason(session.when(session.start(OTHER)))).isEqualTo(Rejection.CONFLICT);
    }

    @Test
    void an_archived_session_is_recognised_by_its_tombstone() {
        PlanningFixtures session = noSession();

        assertThat(outcome(session.when(session.startArchived(BRIEF, BRIEF)))).isEqualTo(Outcome.EXISTING);
        assertThat(reason(session.when(session.startArchived(BRIEF, OTHER)))).isEqualTo(Rejection.CONFLICT);
        assertThat(reason(session.when(session.archiveArchived()))).isEqualTo(Rejection.ARCHIVED);
    }

    @Test
    void an_invalid_brief_starts_nothing() {
        PlanningFixtures session = noSession();

        assertThat(session.when(session.start(given(task("t1", "t9")))))
                .singleElement()
                .isInstanceOfSatisfying(CommandRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Rejection.INVALID);
                    assertThat(rejected.detail()).isEqualTo("tasks[0].dependsOn[0]: there is no task 't9'");
                });
        assertThat(session.root().status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_strategy_of_a_later_version_is_unsupported() {
        PlanningFixtures session = noSession();
        Brief llm = brief(Strategy.LLM, BRIEF.criteria(), List.of());

        assertThat(reason(session.when(session.start(llm)))).isEqualTo(Rejection.UNSUPPORTED);
    }

    @Test
    void an_answer_names_who_asked_what_and_the_iteration() {
        PlanningFixtures session = planning(BRIEF);

        assertThat(one(session.when(session.signal(Signal.BREAK)), CommandAccepted.class))
                .extracting(
                        CommandAccepted::detail,
                        CommandAccepted::iteration,
                        accepted -> accepted.command().by())
                .containsExactly("BREAK", 1, "ada");
    }

    @Test
    void signals_to_a_session_that_is_not_there_are_refused() {
        PlanningFixtures session = noSession();

        for (Signal signal : Signal.values()) {
            assertThat(reason(session.when(session.signal(signal)))).isEqualTo(Rejection.UNKNOWN_SESSION);
        }
    }

    @Test
    void break_ends_the_session_at_once() {
        PlanningFixtures session = planning(byCriteria("tests", "docs"));

        assertThat(session.when(session.signal(Signal.BREAK)))
                .last()
                .isEqualTo(new Event.SessionEnded(EndStatus.INTERRUPTED, "BREAK", 1, List.of("tests", "docs"), NOW));
    }

    @Test
    void signals_while_planning() {
        PlanningFixtures session = planning(BRIEF);

        assertThat(reason(session.when(session.signal(Signal.DONE)))).isEqualTo(Rejection.UNPROVEN);
        assertThat(reason(session.when(session.signal(Signal.CONTINUE)))).isEqualTo(Rejection.NOT_ENDED);
        assertThat(reason(session.when(session.signal(Signal.UNKNOWN)))).isEqualTo(Rejection.UNSUPPORTED);
        assertThat(reason(session.when(session.archive()))).isEqualTo(Rejection.NOT_ENDED);
    }

    @Test
    void signals_after_the_end() {
        PlanningFixtures session = interrupted(BRIEF);

        assertThat(reason(session.when(session.signal(Signal.BREAK)))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.when(session.signal(Signal.DONE)))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.when(session.signal(Signal.CONTINUE, new Limits(0, 1, null, null)))))
                .isEqualTo(Rejection.INVALID);
        assertThat(reason(session.when(session.signal(Signal.CONTINUE, new Limits(1, 0, null, null)))))
                .isEqualTo(Rejection.INVALID);
        assertThat(outcome(session.when(session.signal(Signal.CONTINUE)))).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void another_holder_answers_after_the_handover() {
        PlanningFixtures session = handedOver(BRIEF);

        for (Signal signal : Signal.values()) {
            assertThat(session.when(session.signal(signal))).isEmpty();
        }
        assertThat(session.when(session.archive())).isEmpty();
    }

    @Test
    void an_ended_session_is_archived() {
        PlanningFixtures session = interrupted(BRIEF);

        assertThat(session.when(session.archive())).last().isEqualTo(new Event.SessionArchived());
        assertThat(session.root()).isEqualTo(Planning.unknown());
    }

    private static Outcome outcome(List<Event> events) {
        return ((CommandAccepted) events.getFirst()).outcome();
    }
}
