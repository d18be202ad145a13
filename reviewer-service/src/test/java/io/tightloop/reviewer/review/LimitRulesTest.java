package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.Policies.NO_RECHECK;
import static io.tightloop.reviewer.review.Policies.PAIRED;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.asked;
import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.exitCode;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static io.tightloop.reviewer.review.ReviewFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.CriterionVerified;
import io.tightloop.reviewer.review.Event.LoopContinued;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.WorkCancelled;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitRulesTest {
    private static final long TWO_HOURS = 2 * 3_600_000L;
    private static final Limits TIMED = new Limits(5, 20, TWO_HOURS, null);
    private static final Limits BUDGET = new Limits(5, 20, null, 100L);

    @Test
    void the_longest_duration_exhausts_with_the_list_of_what_is_unproven() {
        ReviewFixtures session = executing(TIMED, "tests", "docs").manual("look");
        session.review();
        session.passes("docs");
        assertThat(session.root().deadline()).isEqualTo(1_000 + TWO_HOURS);
        assertThat(session.after(TWO_HOURS - 1).proceed()).isEmpty();
        List<Event> events = session.after(1).proceed();

        assertThat(of(WorkCancelled.class, events)).hasSize(1);
        assertThat(withdrawn(events)).containsExactly("criterion-look-1");
        assertThat(of(SessionEnded.class, events)).singleElement().satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(EndStatus.EXHAUSTED);
            assertThat(ended.reason()).isEqualTo("maxDuration: 2 h are over");
            assertThat(ended.unproven()).containsExactly("tests", "look");
        });
        assertThat(session.root().deadline()).isZero();
    }

    @Test
    void a_longer_duration_resumes() {
        ReviewFixtures session = verifying(TIMED, "tests");
        session.after(TWO_HOURS).proceed();

        assertThat(refusal(session.signal(Signal.CONTINUE)))
                .isEqualTo("INVALID: limits.maxDuration: 2 h are over since 1970-01-01T02:00:01Z: raise it");
        session.signal(Signal.CONTINUE, new LimitsChange(null, null, 2 * TWO_HOURS, null));
        assertThat(dispatched(session.proceed())).hasSize(1);
        assertThat(session.root().limits()).isEqualTo(new Limits(5, 20, 2 * TWO_HOURS, null));
    }

    @Test
    void completing_wins_over_time_that_is_over_in_the_same_moment() {
        ReviewFixtures session = verifying(TIMED, "tests");

        assertThat(of(SessionEnded.class, session.after(TWO_HOURS).passes("tests")))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
    }

    @Test
    void a_question_about_the_end_does_not_outlast_the_duration() {
        ReviewFixtures session = verifying(PAIRED, TIMED, "tests");
        session.passes("tests");
        List<Event> events = session.after(TWO_HOURS).proceed();

        assertThat(withdrawn(events)).containsExactly("done-1-1");
        assertThat(of(SessionEnded.class, events))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.EXHAUSTED);
    }

    @Test
    void a_spent_token_budget_exhausts() {
        ReviewFixtures session = executing(BUDGET, "tests", "docs").usedSoFar(100);
        session.review();
        session.claim("tests", "claim");
        List<Event> events = session.then(
                session.completed("tests", session.workId("tests"), Verdict.PASSED, exitCode(0), new Usage(1, 0, 0)));

        assertThat(of(SessionEnded.class, events))
                .extracting(SessionEnded::reason)
                .containsExactly("tokenBudget: 101 of 100 tokens are used");
        assertThat(refusal(session.signal(Signal.CONTINUE)))
                .isEqualTo("INVALID: limits.tokenBudget is 100 and 101 tokens are used: raise it");
        session.signal(Signal.CONTINUE, new LimitsChange(null, null, null, 101L));
        assertThat(dispatched(session.proceed())).hasSize(1);
    }

    @Test
    void a_baton_that_comes_beyond_the_budget_starts_nothing() {
        assertThat(executing(BUDGET, "tests").usedSoFar(101).review()).hasOnlyElementsOfType(SessionEnded.class);
    }

    @Test
    void completing_and_asking_about_the_end_need_no_more_tokens() {
        ReviewFixtures session = executing(PAIRED, BUDGET, "tests").usedSoFar(100);
        session.review();
        session.claim("tests", "claim");

        assertThat(asked(session.then(session.completed(
                        "tests", session.workId("tests"), Verdict.PASSED, exitCode(0), new Usage(0, 9, 0)))))
                .containsExactly("done-1-1");
    }

    @Test
    void every_limit_must_be_at_least_one() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        session.signal(Signal.BREAK);

        assertThat(refusal(session.signal(Signal.CONTINUE, new LimitsChange(null, null, 0L, null))))
                .startsWith("INVALID: limits.maxDuration: ");
        assertThat(refusal(session.signal(Signal.CONTINUE, new LimitsChange(null, null, null, 0L))))
                .startsWith("INVALID: limits.tokenBudget: ");
    }

    @Test
    void without_recheck_only_what_has_not_passed_is_verified() {
        ReviewFixtures session = verifying(NO_RECHECK, ROOMY, "tests", "docs");
        session.passes("docs");
        session.fails("tests");

        assertThat(dispatched(session.review()))
                .extracting(Event.VerificationDispatched::criterionId)
                .containsExactly("tests");
        assertThat(of(SessionEnded.class, session.passes("tests")))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
    }

    @Test
    void without_recheck_a_review_of_reports_alone_verifies_nothing() {
        ReviewFixtures session = executing(NO_RECHECK, ROOMY, "tests").reported("release notes");
        session.review();
        assertThat(of(LoopContinued.class, session.passes("tests"))).hasSize(1);

        assertThat(of(SessionEnded.class, session.review())).hasSize(1);
    }

    @Test
    void what_had_passed_and_fails_now_is_a_regression() {
        ReviewFixtures session = verifying(ROOMY, "tests", "docs");
        session.passes("docs");
        assertThat(verified(session.fails("tests")).regression()).isFalse();
        session.review();
        session.passes("tests");

        assertThat(verified(session.fails("docs"))).satisfies(regressed -> {
            assertThat(regressed.regression()).isTrue();
            assertThat(regressed.failures()).isEqualTo(1);
        });
    }

    private static CriterionVerified verified(List<Event> events) {
        return of(CriterionVerified.class, events).getFirst();
    }
}
