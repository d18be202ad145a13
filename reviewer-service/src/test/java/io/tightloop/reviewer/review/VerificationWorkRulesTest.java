package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.exitCode;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.unknownSession;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.CriterionVerified;
import io.tightloop.reviewer.review.Event.ResultIgnored;
import io.tightloop.reviewer.review.Event.RetryScheduled;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.UsageRecorded;
import io.tightloop.reviewer.review.Event.VerificationReady;
import io.tightloop.reviewer.review.Event.VerificationStarted;
import io.tightloop.reviewer.review.Event.WorkCancelled;
import io.tightloop.reviewer.review.Event.WorkRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workers hear of the attempts of a verification. */
class VerificationWorkRulesTest {
    private static final long HOUR = 3_600_000;
    private static final String OVER = "the attempt is over, or there never was one";
    private static final String TAKEN = "another claim has the attempt";

    private final ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
    private final String workId = session.workId("tests");

    @Test
    void only_the_first_claim_of_an_attempt_counts_and_may_be_repeated() {
        assertThat(session.claim("tests", "a")).hasOnlyElementsOfType(VerificationStarted.class);
        assertThat(session.claim("tests", "b"))
                .containsExactly(new WorkRefused("tests", workId, "b", TAKEN, session.now()));
        assertThat(session.claim("tests", "a")).isEmpty();
        assertThat(refusal(session.claim("tests", "7-none", "a", null))).isEqualTo(OVER);
        assertThat(ignored(completed(workId, "b"))).isEqualTo(TAKEN);
        assertThat(completed(workId, "a")).hasOnlyElementsOfType(CriterionVerified.class);
    }

    @Test
    void a_result_without_a_claim_or_of_another_attempt_is_ignored() {
        assertThat(ignored(completed(workId, "a"))).isEqualTo("nobody has claimed the attempt");
        session.claim("tests", "a");
        assertThat(ignored(completed("7-other", "a"))).isEqualTo(OVER);
    }

    @Test
    void a_result_is_accepted_once_and_answered_each_time() {
        session.claim("tests", "a");
        completed(workId, "a");

        assertThat(completed(workId, "a")).containsExactly(new ResultIgnored("tests", workId, OVER, 1, session.now()));
        assertThat(ignored(completed(workId, "a"))).isEqualTo(OVER);
    }

    @Test
    void a_failure_that_is_tried_again_is_heard_of() {
        session.claim("tests", "a");
        Failure error = new Failure("io", "disk full");

        assertThat(session.when(new Input.WorkFailed("tests", workId, "a", error, true, Usage.NONE, session.now())))
                .hasOnlyElementsOfTypes(UsageRecorded.class, RetryScheduled.class)
                .contains(new UsageRecorded("tests", Usage.NONE, 0, session.now()));
    }

    @Test
    void a_lease_is_as_long_as_its_claim_asks_for_within_bounds() {
        assertThat(leased(null)).isEqualTo(10_000);
        assertThat(leased(45_000L)).isEqualTo(45_000);
        assertThat(leased(1L)).isEqualTo(1_000);
        assertThat(leased(2 * HOUR)).isEqualTo(HOUR);
    }

    @Test
    void a_heartbeat_renews_the_lease_for_as_long_as_its_claim_asked_for() {
        session.claim("tests", workId, "a", 20_000L);
        assertThat(session.after(19_000).heartbeat("tests", workId, "a"))
                .containsExactly(new Event.LeaseRenewed("tests", session.now() + 20_000));

        assertThat(session.after(19_999).due("tests")).isEmpty();
        assertThat(session.after(1).due("tests")).hasOnlyElementsOfType(RetryScheduled.class);
    }

    @Test
    void a_heartbeat_of_somebody_else_is_refused_and_a_late_one_renews_a_lease_whose_end_nobody_has_noticed() {
        session.claim("tests", "a");
        assertThat(session.heartbeat("tests", workId, "b"))
                .containsExactly(new WorkRefused("tests", workId, "b", TAKEN, session.now()));
        assertThat(refusal(session.heartbeat("nothing", workId, "a"))).isEqualTo(OVER);

        assertThat(session.after(10_000).heartbeat("tests", workId, "a"))
                .containsExactly(new Event.LeaseRenewed("tests", session.now() + 10_000));
        assertThat(session.due("tests")).isEmpty();
    }

    @Test
    void a_late_result_is_answered_each_time_that_it_comes() {
        session.claim("tests", "a");
        session.after(Attempt.LEASE_MS).due("tests");

        assertThat(ignored(completed(workId, "a"))).isEqualTo(OVER);
        assertThat(ignored(completed(workId, "a"))).isEqualTo(OVER);
    }

    @Test
    void work_is_answered_whatever_became_of_the_session() {
        session.claim("tests", "a");
        session.signal(Input.Signal.BREAK);
        assertThat(ignored(completed(workId, "a"))).isEqualTo("the session is INTERRUPTED");
        assertThat(refusal(session.heartbeat("tests", workId, "a"))).isEqualTo("the session is INTERRUPTED");

        ReviewFixtures looped = verifying(limits(5, 20), "tests");
        String last = looped.workId("tests");
        looped.fails("tests");
        assertThat(looped.when(looped.completed("tests", last, Verdict.PASSED, exitCode(0), Usage.NONE)))
                .containsExactly(new ResultIgnored("tests", last, "the session is not under review", 2, looped.now()));
    }

    @Test
    void work_of_a_session_that_is_not_known_is_answered() {
        ReviewFixtures unknown = unknownSession();
        Input result = unknown.completed("tests", "w", Verdict.PASSED, exitCode(0), Usage.NONE);

        assertThat(unknown.when(result))
                .containsExactly(new ResultIgnored("tests", "w", "there is no such session", 0, unknown.now()));
        unknown.surroundings.archive();
        assertThat(ignored(unknown.when(result))).isEqualTo("the session is archived");
        assertThat(refusal(unknown.claim("tests", "w", "a", null))).isEqualTo("the session is archived");
    }

    @Test
    void an_attempt_that_is_given_back_is_made_again_and_counts_for_nothing() {
        session.claim("tests", "a");

        assertThat(session.when(new Input.WorkSuspended("tests", workId, "a", session.now())))
                .containsExactly(
                        new WorkCancelled("tests", workId, "given back: suspended", session.now()),
                        new VerificationReady("tests"));
        assertThat(ignored(completed(workId, "a"))).isEqualTo(OVER);
        assertThat(session.after(HOUR).due("tests")).isEmpty();

        assertThat(dispatched(session.proceed())).singleElement().satisfies(sent -> {
            assertThat(sent.attempt()).isEqualTo(1);
            assertThat(sent.workId()).isNotEqualTo(workId);
        });
        assertThat(session.passes("tests")).hasOnlyElementsOfType(CriterionVerified.class);
    }

    @Test
    void only_the_holder_gives_an_attempt_back() {
        session.claim("tests", "a");

        assertThat(ignored(session.when(new Input.WorkSuspended("tests", workId, "b", session.now()))))
                .isEqualTo(TAKEN);
        assertThat(session.workId("tests")).isEqualTo(workId);
    }

    @Test
    void a_verification_cannot_be_delegated() {
        session.claim("tests", "a");

        assertThat(ignored(session.when(new Input.WorkDelegated("tests", workId, "a", session.now()))))
                .isEqualTo("only a task's work can be delegated");
        assertThat(completed(workId, "a")).hasOnlyElementsOfType(CriterionVerified.class);
    }

    @Test
    void a_rejected_suspension_interrupts_what_is_reviewed_here() {
        List<Event> events = session.interrupted("rejected by ada");

        assertThat(of(WorkCancelled.class, events)).hasSize(2);
        assertThat(of(SessionEnded.class, events)).singleElement().satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(EndStatus.INTERRUPTED);
            assertThat(ended.reason()).isEqualTo("rejected by ada");
        });
        assertThat(session.interrupted("again")).isEmpty();
        assertThat(executing(limits(5, 20), "tests").interrupted("rejected by ada"))
                .isEmpty();
    }

    private static long leased(Long asked) {
        ReviewFixtures session = verifying(limits(5, 20), "tests");
        List<Event> events = session.claim("tests", session.workId("tests"), "a", asked);
        return of(VerificationStarted.class, events).getFirst().leaseUntil() - session.now();
    }

    private List<Event> completed(String attempt, String claimId) {
        return session.when(new Input.WorkCompleted(
                "tests", attempt, claimId, Verdict.PASSED, exitCode(0), List.of(), Usage.NONE, session.now()));
    }

    private static String ignored(List<Event> events) {
        assertThat(events).hasSize(1).hasOnlyElementsOfType(ResultIgnored.class);
        return of(ResultIgnored.class, events).getFirst().reason();
    }

    private static String refusal(List<Event> events) {
        assertThat(events).hasSize(1).hasOnlyElementsOfType(WorkRefused.class);
        return of(WorkRefused.class, events).getFirst().reason();
    }
}
