package io.tightloop.reviewer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewerPhaseTest {
    private static final Limits LIMITS = new Limits(5, 20);
    private static final Counts COUNTS = new Counts(1, 0, 0, 0, 0);
    private static final String PART = "criterion/tests";

    private final ReviewerPhase phase = new ReviewerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").at(1_000);

    @BeforeEach
    void a_session_with_one_criterion_is_known() {
        phase.event(turn, sessionStarted());
        Check check = new Check(CheckType.COMMAND, "mvn test", null, null, null, null, null, 60_000L);
        Criterion criterion = new Criterion("tests", "the tests pass", check, List.of());
        phase.event(turn, new CriterionDefined("s1", 0, criterion, 1_000L));
    }

    @Test
    void a_proven_criterion_completes_the_session() {
        WorkItem item = dispatched();
        assertThat(item.getKind()).isEqualTo(WorkKind.VERIFY);
        assertThat(item.getQueue()).isEqualTo("command");
        assertThat(item.getCheck().getCommand()).isEqualTo("mvn test");
        assertThat(item.getWorkspace().getPath()).isEqualTo("work");
        assertThat(turn.deadlines()).containsEntry(PART, 1_000L + 6 * 3_600_000L);

        claim(item);
        assertThat(turn.emitted(VerificationStarted.class)).hasSize(1);
        phase.work(turn.at(3_000), new WorkHeartbeat("s1", item.getWorkId(), "tests", "claim", 10, ""));
        assertThat(turn.deadlines()).containsEntry(PART, 13_000L);
        complete(item, Verdict.PASSED);

        assertThat(turn.emitted(CriterionVerified.class))
                .extracting(CriterionVerified::getEvidence)
                .containsExactly(new Evidence("command", "exit code 0", "ab12", "worker-1", 4_000L));
        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getStatus()).isEqualTo(EndStatus.COMPLETED);
            assertThat(ended.getCounts()).isEqualTo(COUNTS);
        });
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void a_failed_criterion_a_failed_task_and_a_report_loop() {
        Failure error = new Failure("exit_code", "1");
        phase.event(turn, new TaskFailed("s1", "t1", "build", 3, error, 1_000L));
        Discovery notes = new Discovery("release notes", "write them", "major");
        phase.event(turn, new TaskSucceeded("s1", "t2", 1, "{}", List.of(notes, notes), 1_000L));
        WorkItem item = dispatched();
        claim(item);
        complete(item, Verdict.FAILED);

        assertThat(turn.emitted(TaskDiscovered.class))
                .extracting(TaskDiscovered::getSource)
                .containsExactly(DiscoverySource.CRITERION, DiscoverySource.TASK, DiscoverySource.WORKER);
        assertThat(turn.handoffs()).singleElement().isInstanceOfSatisfying(LoopContinued.class, loop -> {
            assertThat(loop.getIteration()).isEqualTo(2);
            assertThat(loop.getDiscovered()).isEqualTo(3);
        });
    }

    @Test
    void a_failed_attempt_is_dispatched_again_when_due() {
        WorkItem item = dispatched();
        claim(item);
        phase.work(turn, new WorkFailed("s1", item.getWorkId(), "tests", "claim", new Failure("io", "full"), true));
        long retryAt = turn.deadlines().get(PART);
        turn.clear();

        phase.due(turn.at(retryAt), PART);
        phase.proceed(turn);

        assertThat(turn.dispatched()).extracting(WorkItem::getAttempt).containsExactly(2);
    }

    @Test
    void a_broken_session_forgets_its_deadlines_and_can_be_archived() {
        dispatched();
        phase.command(turn, new SendSignal("c1", "s1", Signal.BREAK, "enough", "ada", null));
        assertThat(turn.deadlines()).isEmpty();

        turn.deadline(PART, 2_000);
        phase.due(turn.at(2_000), PART);
        assertThat(turn.deadlines()).isEmpty();

        phase.command(turn, new ArchiveSession("c2", "s1"));
        assertThat(turn.archived()).isTrue();
        assertThat(turn.root(io.tightloop.reviewer.review.Review.class)).isEmpty();
    }

    private WorkItem dispatched() {
        phase.received(turn, new ExecutionFinished("s1", new Handoff(42L, 2, 42L), 1, LIMITS, COUNTS, 1_000L));
        phase.proceed(turn);
        return turn.dispatched().getLast();
    }

    private void claim(WorkItem item) {
        phase.work(turn.at(2_000), new WorkClaimed("s1", item.getWorkId(), "tests", "claim", "worker-1"));
        phase.proceed(turn);
    }

    private void complete(WorkItem item, Verdict verdict) {
        Evidence evidence = new Evidence("command", "exit code 0", "ab12", "", 9L);
        phase.work(
                turn.at(4_000),
                new WorkCompleted("s1", item.getWorkId(), "tests", "claim", "null", verdict, evidence, List.of()));
        phase.proceed(turn);
    }

    private static SessionStarted sessionStarted() {
        return new SessionStarted(
                "s1",
                42L,
                "",
                "ship it",
                Mode.ASYNC,
                1,
                new Policy(LIMITS, 3),
                new Workspace("work"),
                "agents",
                null,
                Map.of(),
                "ada",
                1_000L);
    }
}
