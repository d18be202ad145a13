package io.tightloop.planner.stream;

import static io.tightloop.planner.stream.Commands.LIMITS;
import static io.tightloop.planner.stream.Commands.REMINDERS;
import static io.tightloop.planner.stream.Commands.criterion;
import static io.tightloop.planner.stream.Commands.signal;
import static io.tightloop.planner.stream.Commands.start;
import static io.tightloop.planner.stream.Commands.startPairing;
import static io.tightloop.planner.stream.Commands.task;
import static io.tightloop.planner.stream.Commands.unproven;
import static io.tightloop.planner.stream.Commands.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.baton.Standing;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WaiveCriterion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerPhaseTest {
    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void a_start_is_planned_and_handed_over() {
        phase.command(turn, start(Map.of("team", "web")));
        phase.proceed(turn);

        assertThat(turn.begun()).isTrue();
        assertThat(turn.emitted(SessionStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getStart()).isEqualTo(42);
            assertThat(started.getCriteria()).isEqualTo(1);
            assertThat(started.getLabels()).containsEntry("team", "web");
        });
        assertThat(turn.emitted(CriterionDefined.class))
                .extracting(CriterionDefined::getCriterion)
                .containsExactly(criterion());
        assertThat(turn.emitted(TaskPlanned.class))
                .extracting(
                        planned -> planned.getTask().getQueue(),
                        planned -> planned.getTask().getChecks(),
                        planned -> planned.getTask().getCallbackUrl())
                .containsExactly(tuple("agents", task("t1").getChecks(), "https://ops.example/told"));
        assertThat(turn.handoffs())
                .containsExactly(
                        new PlanConfirmed("s1", new Handoff(0L, 1, 42L), 1, LIMITS, 1, List.of("tests"), 0L, 1_000L));
    }

    @Test
    void the_policy_travels_with_what_is_asked_in_its_mode() {
        phase.command(turn, startPairing());

        assertThat(turn.emitted(SessionStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getPolicy().getConfirm())
                    .containsExactly(
                            ConfirmationKind.PLAN,
                            ConfirmationKind.TASK,
                            ConfirmationKind.DISCOVERIES,
                            ConfirmationKind.DONE);
            assertThat(started.getPolicy().getCommitEvery()).isEqualTo(4);
            assertThat(started.getPolicy().getIgnoreBelow()).isEqualTo("major");
            assertThat(started.getPolicy().getRecheckAllAfterFix()).isFalse();
            assertThat(started.getPolicy().getPoll()).isEqualTo(new Poll(5_000L, 7));
            assertThat(started.getPolicy().getReminders()).isEqualTo(REMINDERS);
            assertThat(started.getPolicy().getEscalation()).containsExactly(new Escalation("strong", 2));
        });
    }

    @Test
    void the_second_iteration_is_planned_from_discoveries() {
        handOver();

        phase.event(turn.at(2_000), unproven());
        phase.received(turn, continued(new Limits(7, 21, null, 1_000L), 300));
        phase.proceed(turn);

        assertThat(turn.emitted(TaskPlanned.class)).singleElement().satisfies(planned -> {
            assertThat(planned.getIteration()).isEqualTo(2);
            assertThat(planned.getOrdinal()).isEqualTo(20_000);
            assertThat(planned.getTask().getId()).isEqualTo("t1.2");
            assertThat(planned.getTask().getOrigin()).isEqualTo("t1");
            assertThat(planned.getTask().getCallbackUrl()).isEqualTo("https://ops.example/told");
            assertThat(planned.getTask().getFeedback()).contains("exit code 1");
        });
        assertThat(turn.handoffs()).singleElement().isInstanceOfSatisfying(PlanConfirmed.class, confirmed -> {
            assertThat(confirmed.getLimits()).isEqualTo(new Limits(7, 21, null, 1_000L));
            assertThat(confirmed.getTokens()).isEqualTo(300);
            assertThat(confirmed.getUnproven()).containsExactly("tests");
        });
    }

    @Test
    void what_was_planned_is_forgotten() {
        handOver();
        phase.event(turn.at(2_000), unproven());
        assertThat(turn.parts("discovered/", Object.class)).hasSize(1);

        phase.received(turn, continued(LIMITS, 0));
        phase.proceed(turn);

        assertThat(turn.parts("discovered/", Object.class)).isEmpty();
    }

    @Test
    void what_the_review_announced_and_is_not_known_proves_nothing() {
        handOver();

        phase.received(turn, continued(LIMITS, 0));
        phase.command(turn, signal(Signal.DONE, "enough"));

        assertThat(turn.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason)
                .containsExactly(Rejection.UNPROVEN);
    }

    @Test
    void a_task_that_a_person_wrote_is_planned_as_it_is() {
        handOver();

        phase.event(turn.at(2_000), written(task("fix")));
        phase.received(turn, continued(LIMITS, 0));
        phase.proceed(turn);

        assertThat(turn.emitted(TaskPlanned.class))
                .extracting(
                        planned -> planned.getTask().getId(),
                        planned -> planned.getTask().getChecks())
                .containsExactly(tuple("fix", task("fix").getChecks()));
    }

    @Test
    void waivers_are_kept_whoever_accepted_them() {
        phase.command(turn, start(Map.of()));
        phase.command(turn, new WaiveCriterion("c2", "s1", "tests", "no time", "ada", "grace"));
        phase.proceed(turn);

        assertThat(turn.emitted(CriterionWaived.class))
                .containsExactly(new CriterionWaived("s1", "tests", "no time", "ada", "grace", 1, 1_000L));
        assertThat(turn.handoffs())
                .singleElement()
                .isInstanceOfSatisfying(
                        PlanConfirmed.class,
                        confirmed -> assertThat(confirmed.getUnproven()).isEmpty());
    }

    @Test
    void a_waiver_of_the_review_is_heeded_and_passed_on_to_the_executor_once() {
        handOver();

        phase.event(turn.at(2_000), unproven());
        var waived = new CriterionWaived("s1", "tests", "no time", "ada", "grace", 1, 2_000L);
        phase.event(turn, waived);
        phase.event(turn, waived);
        phase.received(turn, continued(LIMITS, 0));
        phase.proceed(turn);

        assertThat(turn.emitted(CriterionWaived.class)).containsExactly(waived);
        assertThat(turn.handoffs())
                .singleElement()
                .isInstanceOfSatisfying(
                        PlanConfirmed.class,
                        confirmed -> assertThat(confirmed.getUnproven()).isEmpty());
    }

    @Test
    void a_broken_session_is_archived_and_leaves_its_digest() {
        phase.command(turn, start(Map.of()));
        phase.command(turn, signal(Signal.BREAK, "enough"));
        String tombstone = phase.tombstone(turn);
        phase.command(turn, new ArchiveSession("c3", "s1"));

        assertThat(turn.emitted(CommandAccepted.class))
                .extracting(CommandAccepted::getDetail, CommandAccepted::getBy, CommandAccepted::getIteration)
                .contains(tuple("BREAK", "ada", 1));
        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getPhase()).isEqualTo(Phase.PLAN);
            assertThat(ended.getReason()).isEqualTo("enough");
            assertThat(ended.getUnproven()).containsExactly("tests");
            assertThat(ended.getCounts()).isEqualTo(new Counts(0, 0, 0, 0, 0));
        });
        assertThat(turn.archived()).isTrue();
        assertThat(turn.root(io.tightloop.planner.planning.Planning.class)).isEmpty();

        turn.clear();
        phase.command(turn.tombstone(tombstone), start(Map.of()));

        assertThat(turn.emitted(CommandAccepted.class))
                .extracting(CommandAccepted::getOutcome)
                .containsExactly(Outcome.EXISTING);
    }

    @Test
    void where_the_session_stands_is_told() {
        assertThat(phase.standing(turn)).isEqualTo(Standing.UNKNOWN);

        handOver();
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, false, 1));

        phase.received(turn, continued(LIMITS, 0));
        phase.interrupt(turn, "rejected by ada");
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, true, 2));
    }

    @Test
    void a_rejected_suspension_interrupts_the_session_without_an_answer_to_a_command() {
        phase.command(turn, start(Map.of()));
        turn.clear();

        phase.interrupt(turn.at(3_000), "rejected by ada");
        phase.proceed(turn);

        assertThat(turn.emitted()).singleElement().isInstanceOfSatisfying(SessionEnded.class, ended -> {
            assertThat(ended.getStatus()).isEqualTo(EndStatus.INTERRUPTED);
            assertThat(ended.getReason()).isEqualTo("rejected by ada");
            assertThat(ended.getAt()).isEqualTo(3_000);
        });
        assertThat(turn.handoffs()).isEmpty();
    }

    private void handOver() {
        phase.command(turn, start(Map.of()));
        phase.proceed(turn);
        turn.clear();
    }

    private static LoopContinued continued(Limits limits, long tokens) {
        return new LoopContinued("s1", new Handoff(42L, 3, 42L), 2, limits, 1, 0, tokens, 2_000L);
    }
}
