package io.tightloop.executor.stream;

import static io.tightloop.executor.stream.MessageFixtures.AN_HOUR;
import static io.tightloop.executor.stream.MessageFixtures.CLAIM;
import static io.tightloop.executor.stream.MessageFixtures.NOW;
import static io.tightloop.executor.stream.MessageFixtures.SESSION;
import static io.tightloop.executor.stream.MessageFixtures.archive;
import static io.tightloop.executor.stream.MessageFixtures.checkedTask;
import static io.tightloop.executor.stream.MessageFixtures.claimForLease;
import static io.tightloop.executor.stream.MessageFixtures.claimOf;
import static io.tightloop.executor.stream.MessageFixtures.completionOf;
import static io.tightloop.executor.stream.MessageFixtures.delegationOf;
import static io.tightloop.executor.stream.MessageFixtures.failureOf;
import static io.tightloop.executor.stream.MessageFixtures.heartbeatOf;
import static io.tightloop.executor.stream.MessageFixtures.httpCheck;
import static io.tightloop.executor.stream.MessageFixtures.planConfirmed;
import static io.tightloop.executor.stream.MessageFixtures.planned;
import static io.tightloop.executor.stream.MessageFixtures.sessionStarted;
import static io.tightloop.executor.stream.MessageFixtures.suspensionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.baton.Standing;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkRefused;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers hear of what they say. */
class WorkAnswersOnTheWireTest {
    private final ExecutionPhase phase = new ExecutionPhase();
    private final InMemoryTurn turn = new InMemoryTurn(SESSION).at(NOW);

    @BeforeEach
    void a_session_exists() {
        phase.event(turn, sessionStarted());
    }

    @Test
    void a_claim_says_how_long_its_lease_is() {
        WorkItem item = dispatchOf(planned("t1", 0).getTask());
        phase.work(turn, claimForLease(item, 60_000));
        assertThat(turn.emitted(TaskStarted.class))
                .singleElement()
                .satisfies(started -> assertThat(started.getLeaseUntil()).isEqualTo(NOW + 60_000));
        phase.work(turn.at(NOW + 30_000), heartbeatOf(item));
        assertThat(turn.deadlines()).containsEntry("task/t1", NOW + 90_000);
    }

    @Test
    void a_worker_that_suspends_gives_its_attempt_back_and_the_session_is_asked_to_wait() {
        WorkItem item = taken(planned("t1", 0).getTask());
        phase.work(turn, suspensionOf(item));
        assertThat(turn.emitted())
                .containsExactly(new TaskRetryScheduled(
                        SESSION, "t1", 1, new Failure("suspended", "the site is down"), NOW, NOW));
        assertThat(turn.suspensions()).containsExactly(new InMemoryTurn.Asked(AN_HOUR, "t1", "w1"));
        assertThat(turn.deadlines()).isEmpty();
        assertThat(turn.dispatched()).isEmpty();
        phase.proceed(turn);
        assertThat(turn.dispatched())
                .singleElement()
                .satisfies(again -> assertThat(again.getAttempt()).isEqualTo(2));
    }

    @Test
    void a_worker_that_has_no_attempt_suspends_nothing() {
        WorkItem item = taken(planned("t1", 0).getTask());
        phase.work(turn, suspensionOf(item));
        turn.clear();
        phase.work(turn, suspensionOf(item));
        assertThat(turn.emitted())
                .containsExactly(new ResultIgnored(
                        SESSION,
                        item.getWorkId(),
                        "t1",
                        "the attempt had a result, lost its lease or took too long",
                        1,
                        NOW));
        assertThat(turn.suspensions()).isEmpty();
    }

    @Test
    void a_delegated_task_has_no_deadline_until_its_result_comes() {
        WorkItem item = taken(planned("t1", 0).getTask());
        phase.work(turn, delegationOf(item, "s2", "s3"));
        assertThat(turn.emitted())
                .containsExactly(
                        new TaskDelegated(SESSION, "t1", item.getWorkId(), CLAIM, 1, List.of("s2", "s3"), 1, NOW));
        assertThat(turn.deadlines()).isEmpty();
        phase.work(turn.at(NOW + 99_999_999), completionOf(item));
        assertThat(turn.emitted(TaskSucceeded.class)).hasSize(1);
    }

    @Test
    void every_word_for_a_session_that_is_not_here_is_answered_and_leaves_no_state() {
        WorkItem item = dispatchOf(planned("t1", 0).getTask());
        InMemoryTurn elsewhere = new InMemoryTurn(SESSION).at(NOW);
        List<SpecificRecord> results =
                List.of(completionOf(item), failureOf(item, true), suspensionOf(item), delegationOf(item, "s2"));
        results.forEach(result -> phase.work(elsewhere, result));
        var ignored = new ResultIgnored(SESSION, item.getWorkId(), "t1", "this session is not here", 0, NOW);
        assertThat(elsewhere.emitted()).containsExactly(ignored, ignored, ignored, ignored);
        elsewhere.clear();
        phase.work(elsewhere, claimOf(item));
        phase.work(elsewhere, heartbeatOf(item));
        var refused = new WorkRefused(SESSION, item.getWorkId(), "t1", CLAIM, "this session is not here", NOW);
        assertThat(elsewhere.emitted()).containsExactly(refused, refused);
        assertThat(elsewhere.root(Object.class)).isEmpty();
        assertThat(elsewhere.suspensions()).isEmpty();
    }

    @Test
    void a_result_for_an_archived_session_hears_so() {
        WorkItem item = taken(planned("t1", 0).getTask());
        phase.park(turn, "disk full");
        phase.command(turn, archive());
        turn.clear();
        phase.work(turn.tombstone(""), completionOf(item));
        assertThat(turn.emitted(ResultIgnored.class))
                .singleElement()
                .satisfies(no -> assertThat(no.getReason()).isEqualTo("the session is archived"));
    }

    @Test
    void a_result_that_waits_for_its_check_is_told_and_the_check_is_dispatched_by_proceed_alone() {
        WorkItem item = taken(checkedTask("t1", httpCheck()));
        turn.clear();
        phase.work(turn, completionOf(item));
        assertThat(turn.emitted())
                .containsExactly(new UsageRecorded(SESSION, Phase.EXECUTE, "t1", new Usage(0L, 0L, 0L), 5L, NOW));
        assertThat(turn.dispatched()).isEmpty();
        phase.proceed(turn);
        WorkItem check = turn.dispatched().getFirst();
        assertThat(check.getCheck()).isEqualTo(httpCheck());
        assertThat(check.getQueue()).isEqualTo("http");
        phase.work(turn, claimOf(check));
        turn.clear();
        phase.work(turn, failureOf(check, true));
        long retryAt = turn.deadlines().get("task/t1");
        phase.due(turn.at(retryAt), "task/t1");
        assertThat(turn.dispatched()).isEmpty();
        phase.proceed(turn);
        assertThat(turn.dispatched()).hasSize(1);
    }

    @Test
    void a_task_whose_queue_is_not_there_goes_to_the_next_one_and_nothing_is_thrown() {
        turn.withoutQueue("command");
        WorkItem item = dispatchOf(planned("t1", 0).getTask());
        assertThat(item.getQueue()).isEqualTo("strong");
        assertThat(turn.emitted(TaskRetryScheduled.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.getError())
                        .isEqualTo(new Failure("unknown_queue", "there is no queue 'command'")));
        assertThat(turn.emitted(TaskEscalated.class)).hasSize(1);
    }

    @Test
    void an_interrupted_session_ends_with_its_reason() {
        dispatchOf(planned("t1", 0).getTask());
        phase.interrupt(turn, "rejected by ann");
        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(end -> {
            assertThat(end.getStatus()).isEqualTo(EndStatus.INTERRUPTED);
            assertThat(end.getReason()).isEqualTo("rejected by ann");
        });
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void it_says_where_the_session_stands() {
        assertThat(phase.standing(new InMemoryTurn("s2"))).isEqualTo(Standing.UNKNOWN);
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, false, 0));
        dispatchOf(planned("t1", 0).getTask());
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, false, 1));
        phase.park(turn, "disk full");
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, true, 1));
    }

    private WorkItem taken(Task task) {
        WorkItem item = dispatchOf(task);
        phase.work(turn, claimOf(item));
        turn.clear();
        return item;
    }

    private WorkItem dispatchOf(Task task) {
        phase.event(turn, new TaskPlanned(SESSION, 1, 0, task, NOW));
        phase.received(turn, planConfirmed(1, 1));
        phase.proceed(turn);
        return turn.dispatched().getFirst();
    }
}
