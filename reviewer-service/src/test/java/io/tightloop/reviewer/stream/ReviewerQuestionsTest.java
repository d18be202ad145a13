package io.tightloop.reviewer.stream;

import static io.tightloop.reviewer.stream.ReviewedSession.asking;
import static io.tightloop.reviewer.stream.ReviewedSession.delegated;
import static io.tightloop.reviewer.stream.ReviewedSession.looking;
import static io.tightloop.reviewer.stream.ReviewedSession.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewerQuestionsTest {
    @Test
    void a_manual_criterion_is_asked_and_a_yes_completes() {
        ReviewedSession session = looking().reviewed();
        assertThat(session.turn.emitted())
                .containsExactly(
                        new ConfirmationRequested(
                                "s1",
                                "criterion-look-1",
                                ConfirmationKind.CRITERION,
                                "look",
                                "look holds",
                                List.of(Answer.YES, Answer.NO, Answer.SKIP),
                                "",
                                "",
                                Phase.REVIEW,
                                1,
                                1_000L),
                        new StatusChanged("s1", SessionStatus.AWAITING, Phase.REVIEW, 1, 1_000L));

        session.answer("criterion-look-1", ConfirmationKind.CRITERION, Answer.YES, "seen");
        assertThat(session.turn.emitted(CommandAccepted.class))
                .extracting(CommandAccepted::getDetail)
                .containsExactly("YES to criterion-look-1");
        assertThat(session.turn.emitted(ConfirmationAnswered.class))
                .containsExactly(new ConfirmationAnswered(
                        "s1",
                        "criterion-look-1",
                        ConfirmationKind.CRITERION,
                        "look",
                        Answer.YES,
                        "seen",
                        "ada",
                        1,
                        1_000L));
        assertThat(ended(session)).isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void an_edited_list_of_discoveries_travels_as_the_person_wrote_it() {
        ReviewedSession session = asking(Mode.ASYNC, List.of(ConfirmationKind.DISCOVERIES));
        verified(session, Verdict.FAILED);
        session.answer("discoveries-1-1", ConfirmationKind.DISCOVERIES, Answer.EDIT, "", task("fix"));
        session.answer("discoveries-1-2", ConfirmationKind.DISCOVERIES, Answer.YES, "");

        assertThat(session.turn.emitted(TaskDiscovered.class))
                .extracting(TaskDiscovered::getTask)
                .containsExactly(task("fix"));
        assertThat(session.turn.handoffs()).hasOnlyElementsOfType(LoopContinued.class);
    }

    @Test
    void tasks_edited_after_an_end_travel_with_the_loop() {
        ReviewedSession session = delegated();
        WorkItem item = session.dispatched();
        session.answered(new SendSignal("c1", "s1", Signal.BREAK, "", "ada", null));
        session.answered(new EditTasks("c2", "s1", List.of(task("fix")), "ada"));
        session.turn.at(2_000);
        session.answered(new SendSignal("c3", "s1", Signal.CONTINUE, "", "ada", null));
        WorkItem again = session.turn.dispatched().getLast();
        assertThat(again.getWorkId()).isNotEqualTo(item.getWorkId());
        session.claim(again);
        session.complete(again, Verdict.PASSED);

        assertThat(session.turn.emitted(TaskDiscovered.class))
                .extracting(TaskDiscovered::getTask)
                .containsExactly(task("fix"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "ASYNC"})
    void the_mode_says_what_is_asked_where_the_policy_does_not(Mode mode) {
        ReviewedSession session = asking(mode, null);
        verified(session, Verdict.PASSED);

        assertThat(session.turn.emitted(ConfirmationRequested.class)).hasSize(mode == Mode.SYNC ? 1 : 0);
        assertThat(session.turn.emitted(SessionEnded.class)).hasSize(mode == Mode.SYNC ? 0 : 1);
    }

    @Test
    void a_waiver_withdraws_the_question_and_completes() {
        ReviewedSession session = looking().reviewed();
        session.answered(new WaiveCriterion("c1", "s1", "look", "no screen", "ada", null));
        assertThat(session.turn.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason, CommandRejected::getBy, CommandRejected::getIteration)
                .containsExactly(tuple(Rejection.INVALID, "ada", 1));

        session.answered(new WaiveCriterion("c2", "s1", "look", "no screen", "ada", "eve"));
        assertThat(session.turn.emitted(ConfirmationWithdrawn.class)).hasSize(1);
        assertThat(session.turn.emitted(CriterionWaived.class))
                .containsExactly(new CriterionWaived("s1", "look", "no screen", "ada", "eve", 1, 1_000L));
        assertThat(ended(session)).isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void a_waiver_on_execution_events_is_heeded_and_passed_on_to_the_planner() {
        ReviewedSession session = delegated();
        session.phase.event(session.turn, new CriterionWaived("s1", "tests", "no", "ada", "eve", 1, 1_000L));
        session.reviewed();

        assertThat(session.turn.dispatched()).isEmpty();
        assertThat(session.turn.emitted(CriterionWaived.class)).hasSize(1);
        assertThat(ended(session)).isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void an_answer_is_answered_without_the_baton_and_without_the_session() {
        ReviewerPhase phase = new ReviewerPhase();
        InMemoryTurn unknown = new InMemoryTurn("s2").at(1_000);
        InMemoryTurn archived = new InMemoryTurn("s3").at(1_000).tombstone("");
        ReviewedSession executing = delegated();
        AnswerConfirmation answer =
                new AnswerConfirmation("c1", "s1", "done-1-1", ConfirmationKind.DONE, Answer.YES, "", List.of(), "ada");
        phase.command(unknown, answer);
        phase.command(archived, answer);
        phase.command(executing.turn, answer);

        assertThat(reason(unknown)).isEqualTo(Rejection.UNKNOWN_SESSION);
        assertThat(reason(archived)).isEqualTo(Rejection.ARCHIVED);
        assertThat(reason(executing.turn)).isEqualTo(Rejection.STALE);
    }

    private static void verified(ReviewedSession session, Verdict verdict) {
        WorkItem item = session.dispatched();
        session.claim(item);
        session.complete(item, verdict);
    }

    private static EndStatus ended(ReviewedSession session) {
        return session.turn.emitted(SessionEnded.class).getFirst().getStatus();
    }

    private static Rejection reason(InMemoryTurn turn) {
        return turn.emitted(CommandRejected.class).getFirst().getReason();
    }
}
