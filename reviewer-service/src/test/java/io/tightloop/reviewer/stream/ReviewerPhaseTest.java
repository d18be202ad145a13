package io.tightloop.reviewer.stream;

import static io.tightloop.reviewer.stream.ReviewedSession.COUNTS;
import static io.tightloop.reviewer.stream.ReviewedSession.LIMITS;
import static io.tightloop.reviewer.stream.ReviewedSession.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.DiscoveryNoted;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewerPhaseTest {
    private static final long OVER = 1_000 + LIMITS.getMaxDurationMs();

    private final ReviewedSession session = ReviewedSession.delegated();
    private final ReviewerPhase phase = session.phase;
    private final InMemoryTurn turn = session.turn;

    @Test
    void a_proven_criterion_completes_the_session() {
        WorkItem item = session.dispatched();
        assertThat(item.getKind()).isEqualTo(WorkKind.VERIFY);
        assertThat(item.getQueue()).isEqualTo("command");
        assertThat(item.getCheck().getCommand()).isEqualTo("mvn test");
        assertThat(item.getWorkspace().getPath()).isEqualTo("work");
        assertThat(turn.deadlines())
                .containsEntry(PART, 1_000L + 6 * 3_600_000L)
                .containsEntry("", OVER);

        session.claim(item);
        assertThat(turn.emitted(VerificationStarted.class)).hasSize(1);
        phase.work(turn.at(3_000), new WorkHeartbeat("s1", item.getWorkId(), "tests", "claim", 10, ""));
        assertThat(turn.deadlines()).containsEntry(PART, 13_000L);
        session.complete(item, Verdict.PASSED);

        assertThat(turn.emitted(CriterionVerified.class))
                .extracting(CriterionVerified::getEvidence)
                .containsExactly(new Evidence("command", "exit code 0", "ab12", "worker-1", 4_000L, null));
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
        Discovery notes = new Discovery("release notes", "write them", "critical");
        Discovery typo = new Discovery("typo", "", "minor");
        phase.event(turn, new TaskSucceeded("s1", "t2", 1, "{}", List.of(notes, notes, typo), 1_000L, null));
        WorkItem item = session.dispatched();
        session.claim(item);
        session.complete(item, Verdict.FAILED, new Usage(20L, 3L, 0L));

        assertThat(turn.emitted(TaskDiscovered.class))
                .extracting(TaskDiscovered::getSource)
                .containsExactly(DiscoverySource.CRITERION, DiscoverySource.TASK, DiscoverySource.WORKER);
        assertThat(turn.emitted(TaskDiscovered.class).getLast().getSeverity()).isEqualTo("critical");
        assertThat(turn.emitted(DiscoveryNoted.class))
                .extracting(DiscoveryNoted::getReason)
                .containsExactly("known already", "below policy.ignoreBelow");
        assertThat(turn.emitted(UsageRecorded.class))
                .containsExactly(new UsageRecorded("s1", Phase.REVIEW, "tests", new Usage(20L, 3L, 0L), 123L, 4_000L));
        assertThat(turn.handoffs()).singleElement().isInstanceOfSatisfying(LoopContinued.class, loop -> {
            assertThat(loop.getIteration()).isEqualTo(2);
            assertThat(loop.getDiscovered()).isEqualTo(3);
            assertThat(loop.getDuplicates()).isEqualTo(1);
            assertThat(loop.getTokens()).isEqualTo(123);
            assertThat(loop.getLimits()).isEqualTo(LIMITS);
        });
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void what_a_person_skips_is_not_discovered_again_but_what_a_failure_skips_is() {
        phase.event(turn, new TaskSkipped("s1", "t1", "build", "skipped by ada", "ada", 1_000L));
        phase.event(turn, new TaskSkipped("s1", "t2", "test", "depends on t0, which failed", "", 1_000L));
        WorkItem item = session.dispatched();
        session.claim(item);
        session.complete(item, Verdict.PASSED, null);

        assertThat(turn.emitted(TaskDiscovered.class))
                .extracting(TaskDiscovered::getSubject)
                .containsExactly("t2");
    }

    @Test
    void a_failed_attempt_is_dispatched_again_when_due() {
        WorkItem item = session.dispatched();
        session.claim(item);
        Failure error = new Failure("io", "full");
        phase.work(turn, new WorkFailed("s1", item.getWorkId(), "tests", "claim", error, true, null, null));
        long retryAt = turn.deadlines().get(PART);
        turn.clear();

        phase.due(turn.at(retryAt), PART);
        phase.proceed(turn);

        assertThat(turn.dispatched()).extracting(WorkItem::getAttempt).containsExactly(2);
    }

    @Test
    void a_broken_session_forgets_its_deadlines_and_can_be_archived() {
        WorkItem item = session.dispatched();
        phase.command(turn, new SendSignal("c1", "s1", Signal.BREAK, "enough", "ada", null));
        assertThat(turn.deadlines()).isEmpty();
        assertThat(turn.emitted(CommandAccepted.class)).singleElement().satisfies(accepted -> {
            assertThat(accepted.getDetail()).isEqualTo("BREAK");
            assertThat(accepted.getBy()).isEqualTo("ada");
            assertThat(accepted.getIteration()).isEqualTo(1);
        });

        turn.deadline(PART, 2_000);
        phase.due(turn.at(2_000), PART);
        assertThat(turn.deadlines()).isEmpty();
        session.complete(item, Verdict.PASSED);
        assertThat(turn.emitted(ResultIgnored.class))
                .extracting(ResultIgnored::getWorkId, ResultIgnored::getSubject)
                .containsExactly(tuple(item.getWorkId(), "tests"));

        phase.command(turn, new ArchiveSession("c2", "s1"));
        assertThat(turn.archived()).isTrue();
        assertThat(turn.root(io.tightloop.reviewer.review.Review.class)).isEmpty();
    }

    @Test
    void a_session_whose_start_was_left_out_ends_and_its_end_is_kept() {
        ReviewedSession unknown = new ReviewedSession();
        unknown.reviewed();
        assertThat(unknown.turn.emitted(SessionEnded.class))
                .extracting(SessionEnded::getStatus, SessionEnded::getReason, SessionEnded::getIteration)
                .containsExactly(tuple(EndStatus.FAILED, "the reviewer was not told how the session started", 1));

        unknown.answered(new SendSignal("c1", "s1", Signal.BREAK, "", "ada", null));
        assertThat(unknown.turn.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason)
                .containsExactly(Rejection.ENDED);
        phase.command(unknown.turn, new ArchiveSession("c2", "s1"));
        assertThat(unknown.turn.archived()).isTrue();
        assertThat(unknown.turn.root(io.tightloop.reviewer.review.Review.class)).isEmpty();
    }

    @Test
    void a_session_whose_time_is_over_is_exhausted_and_resumes_with_more() {
        session.dispatched();
        phase.due(turn.at(OVER), "");
        phase.proceed(turn);
        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getStatus()).isEqualTo(EndStatus.EXHAUSTED);
            assertThat(ended.getUnproven()).containsExactly("tests");
        });
        assertThat(turn.deadlines()).isEmpty();

        LimitsChange more = new LimitsChange(null, null, 7_200_000L, 500L);
        session.answered(new SendSignal("c1", "s1", Signal.CONTINUE, "", "ada", more));
        assertThat(turn.emitted(SessionResumed.class))
                .extracting(SessionResumed::getLimits)
                .containsExactly(new Limits(5, 20, 7_200_000L, 500L));
        assertThat(turn.deadlines()).containsEntry("", 1_000 + 7_200_000L);
        assertThat(turn.dispatched()).hasSize(2);
    }
}
