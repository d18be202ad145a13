package io.tightloop.executor.stream;

import static io.tightloop.executor.stream.MessageFixtures.NOW;
import static io.tightloop.executor.stream.MessageFixtures.SESSION;
import static io.tightloop.executor.stream.MessageFixtures.agentCheck;
import static io.tightloop.executor.stream.MessageFixtures.answer;
import static io.tightloop.executor.stream.MessageFixtures.checkedTask;
import static io.tightloop.executor.stream.MessageFixtures.claimOf;
import static io.tightloop.executor.stream.MessageFixtures.completionOf;
import static io.tightloop.executor.stream.MessageFixtures.confirmingSessionStarted;
import static io.tightloop.executor.stream.MessageFixtures.criterion;
import static io.tightloop.executor.stream.MessageFixtures.edit;
import static io.tightloop.executor.stream.MessageFixtures.failureOf;
import static io.tightloop.executor.stream.MessageFixtures.planConfirmed;
import static io.tightloop.executor.stream.MessageFixtures.planned;
import static io.tightloop.executor.stream.MessageFixtures.signal;
import static io.tightloop.executor.stream.MessageFixtures.verdictOf;
import static io.tightloop.executor.stream.MessageFixtures.waived;
import static io.tightloop.executor.stream.MessageFixtures.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskVerified;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionRulesOnTheWireTest {
    private final ExecutionPhase phase = new ExecutionPhase();
    private final InMemoryTurn turn = new InMemoryTurn(SESSION).at(NOW);

    @BeforeEach
    void a_session_exists_whose_tasks_people_confirm() {
        phase.event(turn, confirmingSessionStarted());
        phase.event(turn, criterion(0));
    }

    @Test
    void a_check_goes_to_its_queue_with_the_result_that_is_judged_and_only_its_verdict_is_told() {
        WorkItem work = dispatchOf(checkedTask("t1", agentCheck()));
        WorkItem check = next(work);
        assertThat(List.of(check.getKind(), check.getDispatcher(), check.getSubject(), check.getQueue()))
                .containsExactly(WorkKind.VERIFY, "executor", "t1", "judges");
        assertThat(check.getCheck()).isEqualTo(agentCheck());
        assertThat(check.getInput()).isEqualTo("\"done\"");
        assertThat(check.getWorkId()).isNotEqualTo(work.getWorkId());
        turn.clear();
        take(check);
        phase.work(turn, verdictOf(check, Verdict.PASSED));
        assertThat(turn.emitted(TaskStarted.class)).isEmpty();
        assertThat(turn.emitted(TaskVerified.class)).singleElement().satisfies(told -> {
            assertThat(told.getVerdict()).isEqualTo(Verdict.PASSED);
            assertThat(told.getEvidence().getAt()).isEqualTo(NOW);
            assertThat(told.getIteration()).isEqualTo(1);
        });
        assertThat(turn.emitted(UsageRecorded.class))
                .containsExactly(new UsageRecorded(SESSION, Phase.EXECUTE, "t1", new Usage(3L, 4L, 5L), 12L, NOW));
    }

    @Test
    void a_person_is_asked_and_the_answer_is_told() {
        ConfirmationRequested question = askedAbout("t1");
        assertThat(question.getConfirmationId()).isEqualTo("task-t1-1");
        assertThat(question.getKind()).isEqualTo(ConfirmationKind.TASK);
        assertThat(question.getSubject()).isEqualTo("t1");
        assertThat(question.getQuestion()).isEqualTo("Is task t1 (write t1) done?");
        assertThat(question.getOptions()).containsExactly(Answer.YES, Answer.NO, Answer.REVIEW, Answer.SKIP);
        assertThat(question.getDetail()).isEqualTo("\"done\"");
        assertThat(turn.emitted(StatusChanged.class))
                .containsExactly(new StatusChanged(SESSION, SessionStatus.AWAITING, Phase.EXECUTE, 1, NOW));
        phase.command(turn, answer("task-t1-1", Answer.YES, "fine"));
        phase.proceed(turn);
        assertThat(turn.emitted(ConfirmationAnswered.class))
                .containsExactly(new ConfirmationAnswered(
                        SESSION, "task-t1-1", ConfirmationKind.TASK, "t1", Answer.YES, "fine", "ann", 1, NOW));
        assertThat(turn.handoffs()).hasSize(1);
    }

    @Test
    void no_is_told_as_a_retry_and_reaches_the_next_attempt_as_feedback() {
        askedAbout("t1");
        turn.clear();
        phase.command(turn, answer("task-t1-1", Answer.NO, "use blue"));
        phase.proceed(turn);
        assertThat(turn.emitted(TaskRetryScheduled.class)).singleElement().satisfies(retry -> {
            assertThat(retry.getError().getCode()).isEqualTo("rejected");
            assertThat(retry.getError().getMessage()).isEqualTo("use blue");
            assertThat(retry.getRetryAt()).isEqualTo(NOW);
        });
        assertThat(turn.dispatched()).singleElement().satisfies(item -> {
            assertThat(item.getFeedback()).isEqualTo("mind the spelling\nuse blue");
            assertThat(item.getAttempt()).isEqualTo(2);
        });
    }

    @Test
    void review_reaches_the_worker_and_its_answer_comes_back_under_the_same_id() {
        askedAbout("t1");
        turn.clear();
        phase.command(turn, answer("task-t1-1", Answer.REVIEW, "why?"));
        phase.proceed(turn);
        WorkItem question = turn.dispatched().getFirst();
        assertThat(question.getQuestion()).isEqualTo("why?");
        assertThat(question.getQueue()).isEqualTo("command");
        assertThat(question.getKind()).isEqualTo(WorkKind.EXECUTE);
        assertThat(turn.emitted(TaskDispatched.class)).hasSize(1);
        take(question);
        phase.work(turn, completionOf(question));
        assertThat(turn.emitted(ConfirmationRequested.class)).singleElement().satisfies(again -> {
            assertThat(again.getConfirmationId()).isEqualTo("task-t1-1");
            assertThat(again.getReply()).isEqualTo("\"done\"");
        });
    }

    @Test
    void break_withdraws_the_question_and_lists_what_is_unproven() {
        askedAbout("t1");
        phase.command(turn, signal(Signal.BREAK));
        assertThat(turn.emitted(ConfirmationWithdrawn.class))
                .containsExactly(new ConfirmationWithdrawn(SESSION, "task-t1-1", "the session ended: BREAK", 1, NOW));
        assertThat(turn.emitted(SessionEnded.class))
                .singleElement()
                .satisfies(end -> assertThat(end.getUnproven()).containsExactly("k0"));
        phase.command(turn, signal(Signal.CONTINUE));
        phase.proceed(turn);
        assertThat(turn.emitted(ConfirmationRequested.class).getLast().getConfirmationId())
                .isEqualTo("task-t1-2");
    }

    @Test
    void an_answer_for_a_session_that_is_not_here_is_refused_as_unknown_or_archived() {
        InMemoryTurn elsewhere = new InMemoryTurn("s2").at(NOW);
        phase.command(elsewhere, answer("task-t1-1", Answer.YES, ""));
        phase.command(elsewhere.tombstone(""), answer("task-t1-1", Answer.YES, ""));
        assertThat(elsewhere.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason)
                .containsExactly(Rejection.UNKNOWN_SESSION, Rejection.ARCHIVED);
    }

    @Test
    void waivers_are_told_and_those_of_the_planner_are_relayed_once() {
        phase.event(turn, criterion(1));
        turn.clear();
        phase.event(turn, waived("k0", 1));
        phase.event(turn, waived("k0", 1));
        phase.received(turn, planConfirmed(2, 0));
        phase.command(turn, waiver("k1"));
        assertThat(turn.emitted()).hasSize(3).startsWith(waived("k0", 1)).endsWith(waived("k1", 2));
    }

    @Test
    void edited_tasks_are_told_with_all_their_fields_and_dispatched_after_continue() {
        dispatchOf(planned("t1", 0).getTask(), planned("t2", 1).getTask());
        phase.command(turn, signal(Signal.BREAK));
        turn.clear();
        Task edited = checkedTask("t3", agentCheck());
        phase.command(turn, edit(edited));
        assertThat(turn.emitted(TaskRemoved.class))
                .extracting(TaskRemoved::getTaskId)
                .containsExactly("t1", "t2");
        assertThat(turn.emitted(TaskPlanned.class)).containsExactly(new TaskPlanned(SESSION, 1, 10_000, edited, NOW));
        phase.command(turn, signal(Signal.CONTINUE));
        phase.proceed(turn);
        assertThat(turn.dispatched()).extracting(WorkItem::getSubject).containsExactly("t3");
    }

    @Test
    void the_duration_of_a_session_is_a_deadline_of_its_own_that_ends_it() {
        Limits anHour = new Limits(5, 20, 3_600_000L, null);
        phase.event(turn, planned("t1", 0));
        phase.received(turn, planConfirmed(1, 1, anHour));
        phase.proceed(turn);
        assertThat(turn.deadlines()).containsEntry("", NOW + 3_600_000);
        phase.due(turn.at(NOW + 3_600_000), "");
        phase.proceed(turn);
        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(end -> {
            assertThat(end.getStatus()).isEqualTo(EndStatus.EXHAUSTED);
            assertThat(end.getReason()).isEqualTo("maxDuration: 1 h are over");
        });
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void a_failing_task_goes_to_the_next_queue_and_late_results_are_noted() {
        WorkItem first = dispatchOf(planned("t1", 0).getTask());
        take(first);
        phase.due(turn.at(NOW + 10_000), "task/t1");
        phase.work(turn, completionOf(first));
        assertThat(turn.emitted(ResultIgnored.class))
                .containsExactly(new ResultIgnored(
                        SESSION,
                        first.getWorkId(),
                        "t1",
                        "the attempt had a result, lost its lease or took too long",
                        1,
                        NOW + 10_000));
        long retryAt = turn.emitted(TaskRetryScheduled.class).getFirst().getRetryAt();
        phase.due(turn.at(retryAt), "task/t1");
        phase.proceed(turn);
        WorkItem second = turn.dispatched().getLast();
        take(second);
        phase.work(turn, failureOf(second, false));
        phase.proceed(turn);
        assertThat(turn.emitted(TaskEscalated.class)).singleElement().satisfies(up -> {
            assertThat(up.getFrom()).isEqualTo("command");
            assertThat(up.getTo()).isEqualTo("strong");
        });
        assertThat(turn.dispatched().getLast().getQueue()).isEqualTo("strong");
    }

    @Test
    void files_keep_tasks_apart_and_a_full_group_is_a_checkpoint() {
        Task[] tasks = {checkedTask("t1"), checkedTask("t2"), checkedTask("t3")};
        WorkItem item = dispatchOf(tasks);
        for (Task task : tasks) {
            assertThat(turn.dispatched())
                    .last()
                    .extracting(WorkItem::getSubject)
                    .isEqualTo(task.getId());
            item = turn.dispatched().getLast();
            take(item);
            phase.work(turn, completionOf(item));
            phase.command(turn, answer("task-" + task.getId() + "-1", Answer.YES, ""));
            phase.proceed(turn);
        }
        assertThat(turn.dispatched()).hasSize(3);
        assertThat(turn.emitted(CheckpointReached.class)).singleElement().satisfies(reached -> {
            assertThat(reached.getTasks()).containsExactly("t1", "t2", "t3");
            assertThat(reached.getCounts().getCompleted()).isEqualTo(3);
        });
    }

    private WorkItem dispatchOf(Task... tasks) {
        for (int i = 0; i < tasks.length; i++) {
            phase.event(turn, new TaskPlanned(SESSION, 1, i, tasks[i], NOW));
        }
        phase.received(turn, planConfirmed(1, tasks.length));
        phase.proceed(turn);
        return turn.dispatched().getFirst();
    }

    private ConfirmationRequested askedAbout(String id) {
        WorkItem item = dispatchOf(planned(id, 0).getTask());
        take(item);
        phase.work(turn, completionOf(item));
        phase.proceed(turn);
        return turn.emitted(ConfirmationRequested.class).getFirst();
    }

    /** Completes an attempt; what is dispatched for it next. */
    private WorkItem next(WorkItem item) {
        take(item);
        turn.clear();
        phase.work(turn, completionOf(item));
        phase.proceed(turn);
        return turn.dispatched().getFirst();
    }

    private void take(WorkItem item) {
        phase.work(turn, claimOf(item));
    }
}
