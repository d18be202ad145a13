package io.tightloop.executor.stream;

import static io.tightloop.executor.stream.MessageFixtures.DISCOVERY;
import static io.tightloop.executor.stream.MessageFixtures.NOW;
import static io.tightloop.executor.stream.MessageFixtures.SESSION;
import static io.tightloop.executor.stream.MessageFixtures.archive;
import static io.tightloop.executor.stream.MessageFixtures.claimOf;
import static io.tightloop.executor.stream.MessageFixtures.completionOf;
import static io.tightloop.executor.stream.MessageFixtures.criterion;
import static io.tightloop.executor.stream.MessageFixtures.failureOf;
import static io.tightloop.executor.stream.MessageFixtures.heartbeatOf;
import static io.tightloop.executor.stream.MessageFixtures.limits;
import static io.tightloop.executor.stream.MessageFixtures.planConfirmed;
import static io.tightloop.executor.stream.MessageFixtures.planned;
import static io.tightloop.executor.stream.MessageFixtures.plannedWithoutBackoff;
import static io.tightloop.executor.stream.MessageFixtures.sessionStarted;
import static io.tightloop.executor.stream.MessageFixtures.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.executor.execution.EndStatus;
import io.tightloop.executor.execution.Rejection;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionPhaseTest {
    private final ExecutionPhase phase = new ExecutionPhase();
    private final InMemoryTurn turn = new InMemoryTurn(SESSION).at(NOW);

    @BeforeEach
    void a_session_exists() {
        phase.event(turn, sessionStarted());
    }

    @Test
    void what_the_reviewer_must_know_is_relayed_unchanged_and_once() {
        phase.event(turn, criterion(0));
        phase.event(turn, criterion(1));
        phase.event(turn, sessionStarted());
        phase.event(turn, criterion(0));
        assertThat(turn.emitted()).containsExactly(sessionStarted(), criterion(0), criterion(1));
    }

    @Test
    void one_task_goes_from_its_plan_to_the_handover() {
        WorkItem item = dispatchOf(planned("t1", 0));
        assertThat(turn.emitted())
                .containsExactly(new TaskDispatched(SESSION, "t1", item.getWorkId(), 1, "command", NOW));
        assertThat(turn.deadlines()).containsExactly(Map.entry("task/t1", NOW + 6 * 3_600_000));

        take(item);
        assertThat(turn.emitted(TaskStarted.class))
                .containsExactly(new TaskStarted(SESSION, "t1", item.getWorkId(), 1, "w1", NOW + 10_000, NOW));

        phase.work(turn.at(NOW + 5_000), heartbeatOf(item));
        assertThat(turn.deadlines()).containsEntry("task/t1", NOW + 15_000);

        phase.work(turn, completionOf(item));
        phase.proceed(turn);
        assertThat(turn.emitted(TaskSucceeded.class))
                .containsExactly(
                        new TaskSucceeded(SESSION, "t1", 1, "\"done\"", List.of(DISCOVERY), NOW + 5_000, null));
        assertThat(turn.handoffs())
                .containsExactly(new ExecutionFinished(
                        SESSION, new Handoff(0L, 1, 0L), 1, limits(), new Counts(1, 0, 0, 0, 0), 5L, NOW + 5_000));
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void a_work_item_carries_what_its_worker_needs() {
        WorkItem item = dispatchOf(planned("t1", 0));
        assertThat(item.getWorkId()).matches("7-[0-9a-f]{32}");
        assertThat(item.getKind()).isEqualTo(WorkKind.EXECUTE);
        assertThat(item.getDispatcher()).isEqualTo("executor");
        assertThat(item.getSubject()).isEqualTo("t1");
        assertThat(item.getInput()).isEqualTo("{\"command\":\"true\"}");
        assertThat(item.getFeedback()).isEqualTo("mind the spelling");
        assertThat(item.getWorkspace().getPath()).isEqualTo("notes");
        assertThat(item.getLeaseMs()).isEqualTo(10_000);
        assertThat(item.getTimeoutMs()).isEqualTo(300_000);
    }

    @Test
    void a_failed_attempt_is_tried_again_when_its_deadline_comes() {
        WorkItem first = dispatchOf(planned("t1", 0));
        take(first);
        phase.work(turn, failureOf(first, true));
        long retryAt = turn.emitted(TaskRetryScheduled.class).getFirst().getRetryAt();
        assertThat(turn.deadlines()).containsEntry("task/t1", retryAt);
        turn.clear();
        phase.due(turn.at(retryAt), "task/t1");
        phase.proceed(turn);
        assertThat(turn.dispatched())
                .singleElement()
                .satisfies(item -> assertThat(item.getAttempt()).isEqualTo(2))
                .isNotEqualTo(first);
    }

    @Test
    void a_retry_at_the_moment_of_the_lost_lease_sets_its_deadline_again() {
        take(dispatchOf(plannedWithoutBackoff("t1", 0)));
        turn.deadline("task/t1", 0);
        phase.due(turn.at(NOW + 10_000), "task/t1");
        assertThat(turn.deadlines()).containsEntry("task/t1", NOW + 10_000);
    }

    @Test
    void what_waits_for_a_failed_task_is_skipped_also_among_ids_with_slashes() {
        WorkItem item = dispatchOf(planned("a", 0), planned("a/b", 1), planned("x", 2, "a"), planned("y", 3, "a/b"));
        take(item);
        phase.work(turn, failureOf(item, false));
        phase.proceed(turn);
        item = turn.dispatched().getLast();
        take(item);
        phase.work(turn, failureOf(item, false));
        assertThat(turn.emitted(TaskFailed.class)).hasSize(1);
        assertThat(turn.emitted(TaskSkipped.class))
                .containsExactly(new TaskSkipped(SESSION, "x", "write x", "depends on a, which failed", "", NOW));
    }

    @Test
    void break_is_answered_and_ends_the_session_and_continue_resumes_it() {
        WorkItem item = dispatchOf(planned("t1", 0));
        turn.clear();
        phase.command(turn, signal(Signal.BREAK));
        assertThat(turn.emitted())
                .containsExactly(
                        new CommandAccepted(SESSION, "cmd", "SendSignal", Outcome.APPLIED, "BREAK", "ann", 1, NOW),
                        new WorkCancelled(SESSION, item.getWorkId(), "t1", "BREAK", NOW),
                        new SessionEnded(
                                SESSION,
                                io.tightloop.schemas.EndStatus.INTERRUPTED,
                                "BREAK",
                                Phase.EXECUTE,
                                1,
                                List.of(),
                                new Counts(0, 0, 0, 1, 0),
                                NOW));
        assertThat(turn.deadlines()).isEmpty();
        turn.clear();
        phase.command(turn.at(NOW + 1), signal(Signal.CONTINUE));
        phase.proceed(turn);
        assertThat(turn.emitted(SessionResumed.class))
                .containsExactly(new SessionResumed(SESSION, Phase.EXECUTE, 1, limits(), NOW + 1));
        assertThat(turn.dispatched())
                .singleElement()
                .satisfies(again -> assertThat(again.getAttempt()).isEqualTo(2));
    }

    @Test
    void an_archived_session_leaves_nothing_behind() {
        dispatchOf(planned("t1", 0));
        phase.command(turn, archive());
        assertThat(turn.emitted(CommandRejected.class))
                .singleElement()
                .satisfies(no -> assertThat(no.getReason()).isEqualTo(io.tightloop.schemas.Rejection.NOT_ENDED));
        phase.park(turn, "disk full");
        phase.command(turn, archive());
        assertThat(turn.archived()).isTrue();
        assertThat(turn.root(Object.class)).isEmpty();
    }

    @Test
    void every_reason_end_and_signal_has_its_word_in_the_contract() {
        assertThat(names(Rejection.values())).isSubsetOf(names(io.tightloop.schemas.Rejection.values()));
        assertThat(names(EndStatus.values())).isSubsetOf(names(io.tightloop.schemas.EndStatus.values()));
        assertThat(names(Signal.values())).isSubsetOf(names(io.tightloop.executor.execution.Signal.values()));
    }

    private WorkItem dispatchOf(TaskPlanned... tasks) {
        for (var task : tasks) {
            phase.event(turn, task);
        }
        phase.received(turn, planConfirmed(1, tasks.length));
        turn.clear();
        phase.proceed(turn);
        return turn.dispatched().getFirst();
    }

    private void take(WorkItem item) {
        phase.work(turn, claimOf(item));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
