package io.tightloop.reviewer.stream;

import static io.tightloop.reviewer.stream.ReviewedSession.PART;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.baton.Standing;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkRefused;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What workers hear of their work at a verification. */
class VerificationWorkTest {
    private static final Suspension WAIT = new Suspension(SuspensionType.MANUAL, "ask legal", null, null, null);

    private final ReviewedSession session = ReviewedSession.delegated();
    private final ReviewerPhase phase = session.phase;
    private final InMemoryTurn turn = session.turn;

    @Test
    void a_claim_that_comes_too_late_is_refused_and_its_lease_is_the_claims_own() {
        String workId = session.dispatched().getWorkId();
        phase.work(turn.at(2_000), new WorkClaimed("s1", workId, "tests", "claim", "w1", 30_000L, "command"));
        assertThat(turn.deadlines()).containsEntry(PART, 32_000L);

        phase.work(turn.at(3_000), new WorkClaimed("s1", workId, "tests", "other", "w2", null, "command"));
        phase.work(turn, new WorkHeartbeat("s1", workId, "tests", "other", null, ""));
        phase.work(turn, new WorkHeartbeat("s1", workId, "tests", "claim", null, ""));

        WorkRefused refused = new WorkRefused("s1", workId, "tests", "other", "another claim has the attempt", 3_000L);
        assertThat(turn.emitted(WorkRefused.class)).containsExactly(refused, refused);
        assertThat(turn.deadlines()).containsEntry(PART, 33_000L);
    }

    @Test
    void a_worker_that_wants_to_wait_gives_the_verification_back() {
        WorkItem item = session.dispatched();
        session.claim(item);
        turn.clear();

        WorkSuspended suspended = new WorkSuspended("s1", item.getWorkId(), "tests", "claim", WAIT, "worker-1");
        phase.work(turn.at(3_000), suspended);
        assertThat(turn.suspensions()).containsExactly(new InMemoryTurn.Asked(WAIT, "tests", "worker-1"));
        assertThat(turn.emitted())
                .containsExactly(new WorkCancelled("s1", item.getWorkId(), "tests", "given back: suspended", 3_000L));
        assertThat(turn.deadlines()).doesNotContainKey(PART);

        turn.clear();
        phase.work(turn, suspended);
        assertThat(turn.suspensions()).isEmpty();
        assertThat(turn.emitted(ResultIgnored.class)).hasSize(1);

        phase.proceed(turn);
        assertThat(turn.dispatched()).singleElement().satisfies(again -> {
            assertThat(again.getAttempt()).isEqualTo(1);
            assertThat(again.getWorkId()).isNotEqualTo(item.getWorkId());
        });
    }

    @Test
    void a_verification_is_not_delegated() {
        WorkItem item = session.dispatched();
        session.claim(item);

        phase.work(turn, new WorkDelegated("s1", item.getWorkId(), "tests", "claim", List.of("s2")));

        assertThat(turn.emitted(ResultIgnored.class))
                .extracting(ResultIgnored::getReason)
                .containsExactly("only a task's work can be delegated");
    }

    @Test
    void work_of_a_session_that_is_not_known_is_answered_and_leaves_nothing() {
        ReviewedSession unknown = new ReviewedSession();
        unknown.phase.work(unknown.turn, new WorkHeartbeat("s1", "w", "tests", "claim", null, ""));
        unknown.phase.work(unknown.turn, new WorkSuspended("s1", "w", "tests", "claim", WAIT, "worker-1"));

        assertThat(unknown.turn.emitted())
                .containsExactly(
                        new WorkRefused("s1", "w", "tests", "claim", "there is no such session", 1_000L),
                        new ResultIgnored("s1", "w", "tests", "there is no such session", 0, 1_000L));
        assertThat(unknown.turn.suspensions()).isEmpty();
        assertThat(unknown.turn.root(io.tightloop.reviewer.review.Review.class)).isEmpty();
    }

    @Test
    void a_judge_whose_queue_there_is_not_proves_nothing() {
        Check judged =
                Check.newBuilder().setType(CheckType.AGENT).setQueue("judges").build();
        ReviewedSession reviewed = ReviewedSession.checking(judged);
        reviewed.turn.withoutQueue("judges");
        reviewed.reviewed();

        assertThat(reviewed.turn.dispatched()).isEmpty();
        assertThat(reviewed.turn.emitted(CriterionVerified.class))
                .singleElement()
                .satisfies(verified -> {
                    assertThat(verified.getVerdict()).isEqualTo(Verdict.INCONCLUSIVE);
                    assertThat(verified.getEvidence().getSummary()).isEqualTo("there is no queue 'judges'");
                });
    }

    @Test
    void all_that_a_check_asks_of_a_page_reaches_its_worker() {
        Check page = Check.newBuilder()
                .setType(CheckType.HTTP)
                .setUrl("http://127.0.0.1/")
                .setExpectStatus(201)
                .setMethod("POST")
                .setHeaders(Map.of("accept", "text/plain"))
                .setBody("ping")
                .setExpectHeaders(Map.of("x-ok", "yes"))
                .build();

        WorkItem item = ReviewedSession.checking(page).dispatched();

        assertThat(item.getQueue()).isEqualTo("http");
        assertThat(item.getCheck()).isEqualTo(page);
        assertThat(item.getMessages()).isEmpty();
    }

    @Test
    void where_the_session_stands_is_told() {
        assertThat(new ReviewedSession().phase.standing(new InMemoryTurn("s2"))).isEqualTo(Standing.UNKNOWN);
        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, false, 1));

        session.reviewed();
        phase.interrupt(turn, "rejected by ada");

        assertThat(phase.standing(turn)).isEqualTo(new Standing(true, true, 1));
    }

    @Test
    void a_rejected_suspension_interrupts_the_session_without_an_answer_to_a_command() {
        session.reviewed();
        turn.clear();

        phase.interrupt(turn.at(3_000), "rejected by ada");
        phase.proceed(turn);

        assertThat(turn.emitted())
                .hasOnlyElementsOfTypes(WorkCancelled.class, SessionEnded.class)
                .last()
                .isInstanceOfSatisfying(SessionEnded.class, ended -> {
                    assertThat(ended.getStatus()).isEqualTo(EndStatus.INTERRUPTED);
                    assertThat(ended.getReason()).isEqualTo("rejected by ada");
                });
    }
}
