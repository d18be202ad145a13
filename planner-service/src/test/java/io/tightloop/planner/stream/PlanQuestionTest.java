package io.tightloop.planner.stream;

import static io.tightloop.planner.stream.Commands.answer;
import static io.tightloop.planner.stream.Commands.signal;
import static io.tightloop.planner.stream.Commands.startPairing;
import static io.tightloop.planner.stream.Commands.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskProposed;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanQuestionTest {
    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void a_plan_is_proposed_and_asked_about() {
        ask();

        assertThat(turn.emitted(TaskProposed.class))
                .extracting(
                        TaskProposed::getDraft, proposed -> proposed.getTask().getId())
                .containsExactly(tuple(1, "t1"));
        assertThat(turn.emitted(PlanProposed.class)).containsExactly(new PlanProposed("s1", 1, 1, 1, 1_000L));
        assertThat(turn.emitted(ConfirmationRequested.class))
                .containsExactly(new ConfirmationRequested(
                        "s1",
                        "plan-1-1",
                        ConfirmationKind.PLAN,
                        "",
                        "Run this plan of 1 task for iteration 1?",
                        List.of(Answer.YES, Answer.NO, Answer.EDIT),
                        "",
                        "",
                        Phase.PLAN,
                        1,
                        1_000L));
        assertThat(turn.emitted(StatusChanged.class))
                .containsExactly(new StatusChanged("s1", SessionStatus.AWAITING, Phase.PLAN, 1, 1_000L));
        assertThat(turn.handoffs()).isEmpty();
    }

    @Test
    void yes_hands_the_kept_draft_over_and_forgets_it() {
        ask();
        turn.clear();

        phase.command(turn, answer("plan-1-1", Answer.YES));
        phase.proceed(turn);

        assertThat(turn.emitted(CommandAccepted.class))
                .extracting(CommandAccepted::getDetail, CommandAccepted::getBy, CommandAccepted::getIteration)
                .containsExactly(tuple("YES to plan-1-1", "ada", 1));
        assertThat(turn.emitted(ConfirmationAnswered.class))
                .containsExactly(new ConfirmationAnswered(
                        "s1", "plan-1-1", ConfirmationKind.PLAN, "", Answer.YES, "", "ada", 1, 1_000L));
        assertThat(turn.emitted(TaskPlanned.class)).hasSize(1);
        assertThat(turn.handoffs()).hasSize(1);
        assertThat(turn.parts("draft/", Object.class)).isEmpty();
    }

    @Test
    void an_edited_draft_takes_the_place_of_a_longer_one() {
        ask();
        phase.command(turn, answer("plan-1-1", Answer.EDIT, task("a"), task("b"), task("c")));
        phase.proceed(turn);
        phase.command(turn, answer("plan-1-2", Answer.EDIT, task("z")));
        phase.proceed(turn);
        turn.clear();

        phase.command(turn, answer("plan-1-3", Answer.YES));
        phase.proceed(turn);

        assertThat(turn.emitted(TaskPlanned.class))
                .extracting(planned -> planned.getTask().getId())
                .containsExactly("z");
    }

    @Test
    void tasks_are_edited_after_the_question_was_withdrawn() {
        ask();

        phase.command(turn, signal(Signal.BREAK, "wait"));
        assertThat(turn.emitted(ConfirmationWithdrawn.class))
                .extracting(ConfirmationWithdrawn::getConfirmationId)
                .containsExactly("plan-1-1");

        turn.clear();
        phase.command(turn, new EditTasks("c7", "s1", List.of(task("a")), "ada"));
        phase.command(turn, signal(Signal.CONTINUE, ""));
        phase.proceed(turn);
        assertThat(turn.emitted(TaskProposed.class))
                .extracting(
                        TaskProposed::getDraft, proposed -> proposed.getTask().getId())
                .containsExactly(tuple(2, "a"));
    }

    @Test
    void an_answer_is_given_without_the_baton_and_without_a_session() {
        phase.command(turn, answer("plan-1-1", Answer.YES));
        phase.command(turn.tombstone("digest"), answer("plan-1-1", Answer.YES));

        assertThat(turn.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason, CommandRejected::getBy, CommandRejected::getIteration)
                .containsExactly(tuple(Rejection.UNKNOWN_SESSION, "ada", 0), tuple(Rejection.ARCHIVED, "ada", 0));
        assertThat(turn.root(io.tightloop.planner.planning.Planning.class)).isEmpty();
    }

    private void ask() {
        phase.command(turn, startPairing());
        phase.proceed(turn);
    }
}
