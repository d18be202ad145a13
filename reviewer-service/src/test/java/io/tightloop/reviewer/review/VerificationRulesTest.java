package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.exitCode;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.CriterionVerified;
import io.tightloop.reviewer.review.Event.RetryScheduled;
import io.tightloop.reviewer.review.Event.UsageRecorded;
import io.tightloop.reviewer.review.Event.VerificationReady;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationRulesTest {
    private static final long SIX_HOURS = 6 * 3_600_000L;

    private final ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");

    @Test
    void a_lost_lease_is_tried_again_after_a_wait() {
        session.claim("tests", "a");
        String lost = session.workId("tests");
        session.after(Attempt.LEASE_MS).due("tests");
        assertThat(session.due("tests")).isEmpty();

        assertThat(session.after(1_200).due("tests")).containsExactly(new VerificationReady("tests"));

        assertThat(dispatched(session.proceed())).singleElement().satisfies(sent -> {
            assertThat(sent.attempt()).isEqualTo(2);
            assertThat(sent.workId()).isNotEqualTo(lost);
        });
    }

    @Test
    void a_heartbeating_attempt_times_out_in_the_end() {
        session.claim("tests", "a");
        for (int beats = 0; beats < 8; beats++) {
            session.after(8_000);
            session.heartbeat("tests", session.workId("tests"), "a");
        }

        assertThat(session.after(1_000).due("tests")).hasOnlyElementsOfType(RetryScheduled.class);
    }

    @Test
    void an_unclaimed_attempt_is_dispatched_again_and_counts_for_nothing() {
        String unclaimed = session.workId("tests");
        assertThat(session.after(SIX_HOURS - 1).due("tests")).isEmpty();
        assertThat(session.after(1).due("tests")).containsExactly(new VerificationReady("tests"));

        assertThat(dispatched(session.proceed())).singleElement().satisfies(sent -> {
            assertThat(sent.attempt()).isEqualTo(1);
            assertThat(sent.workId()).isNotEqualTo(unclaimed);
        });
    }

    @Test
    void the_third_failed_attempt_is_inconclusive() {
        assertThat(fail(true)).hasOnlyElementsOfTypes(UsageRecorded.class, RetryScheduled.class);
        assertThat(fail(true)).hasOnlyElementsOfTypes(UsageRecorded.class, RetryScheduled.class);

        assertThat(fail(true)).last().isInstanceOfSatisfying(CriterionVerified.class, verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verified.evidence().summary()).isEqualTo("io: disk full");
            assertThat(verified.failures()).isEqualTo(1);
        });
    }

    @Test
    void a_judge_whose_queue_there_is_not_proves_nothing() {
        ReviewFixtures judged =
                executing(limits(5, 20)).define("prose", "it reads well", ReviewFixtures.agent("judges"));
        judged.surroundings.withoutQueue("judges");

        List<Event> events = judged.review();

        assertThat(dispatched(events)).isEmpty();
        assertThat(of(CriterionVerified.class, events)).singleElement().satisfies(verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verified.evidence().kind()).isEqualTo("agent");
            assertThat(verified.evidence().summary()).isEqualTo("there is no queue 'judges'");
            assertThat(verified.failures()).isEqualTo(1);
        });
        assertThat(of(Event.LoopContinued.class, events)).hasSize(1);
    }

    @Test
    void an_error_that_cannot_be_retried_is_inconclusive_at_once() {
        assertThat(of(CriterionVerified.class, fail(false))).hasSize(1);
    }

    @Test
    void a_pass_without_evidence_is_inconclusive() {
        assertThat(verdict(session.answers("tests", Verdict.PASSED, null))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void evidence_without_a_verdict_is_inconclusive() {
        assertThat(verdict(session.answers("docs", null, exitCode(0)))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void evidence_says_who_and_when_by_our_clock() {
        session.after(500);

        assertThat(((CriterionVerified) session.passes("tests").getFirst()).evidence())
                .isEqualTo(new Evidence("command", "exit code 0", "ab12", "worker-1", session.now(), null));
    }

    @Test
    void a_worker_cannot_give_tokens_back() {
        ReviewFixtures session = executing(limits(5, 20), "docs").usedSoFar(100);
        session.review();
        session.claim("docs", "claim");
        Failure error = new Failure("io", "disk full");

        assertThat(session.when(new Input.WorkFailed(
                        "docs", session.workId("docs"), "claim", error, true, new Usage(-90, 1, -5), session.now())))
                .contains(new UsageRecorded("docs", new Usage(0, 1, 0), 101, session.now()));
    }

    @Test
    void tokens_of_an_accepted_result_are_added_up() {
        ReviewFixtures used = executing(limits(5, 20), "tests", "docs").usedSoFar(100);
        used.review();
        used.claim("tests", "claim");
        used.claim("docs", "claim");
        Usage usage = new Usage(20, 5, 70);
        Failure error = new Failure("io", "disk full");

        assertThat(used.when(used.completed("tests", used.workId("tests"), Verdict.PASSED, exitCode(0), usage)))
                .contains(new UsageRecorded("tests", usage, 125, used.now()));
        assertThat(used.when(new Input.WorkFailed(
                        "docs", used.workId("docs"), "claim", error, true, new Usage(1, 0, 0), used.now())))
                .contains(new UsageRecorded("docs", new Usage(1, 0, 0), 126, used.now()));
        assertThat(used.root().tokens()).isEqualTo(126);
    }

    @Test
    void what_a_verifier_reports_is_discovered() {
        session.claim("tests", "claim");
        Finding report = Finding.of("verified/1", Finding.Source.WORKER, "", "flaky test", "fix it", Severity.MAJOR);
        session.then(new Input.WorkCompleted(
                "tests",
                session.workId("tests"),
                "claim",
                Verdict.PASSED,
                exitCode(0),
                List.of(report, report),
                Usage.NONE,
                session.now()));

        assertThat(of(Event.TaskDiscovered.class, session.passes("docs")))
                .extracting(found -> found.finding().title())
                .containsExactly("flaky test");
    }

    @Test
    void waits_double_with_at_most_a_fifth_of_jitter() {
        assertThat(Backoff.beforeNext(1, "w")).isBetween(1_000L, 1_200L);
        assertThat(Backoff.beforeNext(2, "w")).isBetween(2_000L, 2_400L);
        assertThat(Backoff.beforeNext(60, "w")).isBetween(300_000L, 360_000L);
    }

    private static Verdict verdict(List<Event> events) {
        return ((CriterionVerified) events.getFirst()).verdict();
    }

    private List<Event> fail(boolean retryable) {
        session.after(10_000).due("tests");
        session.proceed();
        session.claim("tests", "a");
        Failure error = new Failure("io", "disk full");
        return session.when(new Input.WorkFailed(
                "tests", session.workId("tests"), "a", error, retryable, Usage.NONE, session.now()));
    }
}
