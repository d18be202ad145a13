package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.COUNTS;
import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.CommandAccepted;
import io.tightloop.reviewer.review.Event.CommandRejected;
import io.tightloop.reviewer.review.Event.LoopContinued;
import io.tightloop.reviewer.review.Event.Rejection;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.WorkCancelled;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalRulesTest {
    @Test
    void break_cancels_what_runs_and_ends_with_counts() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
        session.passes("tests");
        String running = session.workId("docs");
        List<Event> events = session.signal(Signal.BREAK);

        assertThat(events.getFirst()).isInstanceOf(CommandAccepted.class);
        assertThat(of(WorkCancelled.class, events))
                .extracting(WorkCancelled::workId)
                .containsExactly(running);
        assertThat(events.getLast())
                .isEqualTo(new SessionEnded(EndStatus.INTERRUPTED, "BREAK", 1, List.of("docs"), COUNTS, session.now()));
    }

    @Test
    void an_ended_session_ignores_results_time_and_proceed() {
        ReviewFixtures session = verifying(limits(5, 20), "tests");
        session.claim("tests", "a");
        String workId = session.workId("tests");
        session.signal(Signal.BREAK);

        assertThat(session.when(session.completed("tests", workId, Verdict.PASSED, ReviewFixtures.exitCode(0), null)))
                .hasOnlyElementsOfType(Event.ResultIgnored.class);
        assertThat(session.after(100_000).due("tests")).isEmpty();
        assertThat(session.proceed()).isEmpty();
    }

    @Test
    void continue_dispatches_again_what_was_running() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
        session.passes("tests");
        session.signal(Signal.BREAK);
        session.signal(Signal.CONTINUE);

        assertThat(dispatched(session.proceed()))
                .extracting(Event.VerificationDispatched::criterionId)
                .containsExactly("docs");
        assertThat(session.passes("docs").getLast()).isInstanceOf(SessionEnded.class);
    }

    @Test
    void done_is_refused_with_the_list_while_something_is_unproven() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
        session.passes("tests");

        assertThat(session.signal(Signal.DONE))
                .singleElement()
                .isInstanceOfSatisfying(CommandRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Rejection.UNPROVEN);
                    assertThat(rejected.detail()).isEqualTo("not proven in iteration 1: docs");
                });
    }

    @Test
    void done_completes_a_session_without_criteria() {
        ReviewFixtures session = executing(limits(5, 20));
        session.review();

        assertThat(of(SessionEnded.class, session.signal(Signal.DONE)))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
        assertThat(reason(session.signal(Signal.CONTINUE))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.signal(Signal.DONE))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.signal(Signal.BREAK))).isEqualTo(Rejection.ENDED);
    }

    @Test
    void continue_must_raise_the_iterations_that_were_hit() {
        ReviewFixtures session = verifying(limits(5, 1), "tests");
        session.fails("tests");

        assertThat(detail(session.signal(Signal.CONTINUE)))
                .isEqualTo("limits.maxIterations is 1 and iteration 2 is next: raise it");
        session.signal(Signal.CONTINUE, limits(5, 2));
        assertThat(session.proceed().getLast()).isEqualTo(new LoopContinued(2, limits(5, 2), 1, 0, 0, session.now()));
    }

    @Test
    void continue_must_raise_the_retries_that_were_hit() {
        ReviewFixtures session = verifying(limits(1, 20), "tests");
        session.fails("tests");

        assertThat(detail(session.signal(Signal.CONTINUE)))
                .isEqualTo("limits.maxRetries is 1 and criterion tests has failed 1 verifications: raise it");
        session.signal(Signal.CONTINUE, limits(2, 20));
        assertThat(session.proceed().getLast()).isInstanceOf(LoopContinued.class);
    }

    @Test
    void limits_below_one_are_invalid() {
        ReviewFixtures session = verifying(limits(5, 20), "tests");
        session.signal(Signal.BREAK);

        assertThat(detail(session.signal(Signal.CONTINUE, limits(0, 1)))).startsWith("limits.maxRetries");
        assertThat(detail(session.signal(Signal.CONTINUE, limits(1, 0)))).startsWith("limits.maxIterations");
    }

    @Test
    void a_running_review_is_not_continued_or_archived() {
        ReviewFixtures session = verifying(limits(5, 20), "tests");

        assertThat(reason(session.signal(Signal.CONTINUE))).isEqualTo(Rejection.NOT_ENDED);
        assertThat(reason(session.archive())).isEqualTo(Rejection.NOT_ENDED);
        assertThat(reason(session.signal(Signal.UNKNOWN))).isEqualTo(Rejection.UNSUPPORTED);
    }

    @Test
    void another_holder_answers_before_and_after_the_review() {
        ReviewFixtures before = executing(limits(5, 20), "tests");
        ReviewFixtures after = verifying(limits(5, 20), "tests");
        after.fails("tests");

        for (Signal signal : Signal.values()) {
            assertThat(before.signal(signal)).isEmpty();
            assertThat(after.signal(signal)).isEmpty();
        }
    }

    @Test
    void a_baton_that_could_not_be_handled_is_reviewed_after_continue() {
        ReviewFixtures session = executing(limits(5, 20), "tests");
        assertThat(session.when(new Input.Park("broken", session.now())))
                .containsExactly(
                        new SessionEnded(EndStatus.FAILED, "broken", 1, List.of("tests"), null, session.now()));

        session.signal(Signal.CONTINUE);

        assertThat(dispatched(session.proceed())).hasSize(1);
    }

    @Test
    void an_ended_session_is_archived() {
        ReviewFixtures session = verifying(limits(5, 20), "tests");
        session.signal(Signal.BREAK);

        assertThat(session.archive()).last().isEqualTo(new Event.SessionArchived());
        assertThat(session.root()).isEqualTo(Review.unknown());
    }

    private static Rejection reason(List<Event> events) {
        assertThat(events).hasSize(1);
        return ((CommandRejected) events.getFirst()).reason();
    }

    private static String detail(List<Event> events) {
        assertThat(reason(events)).isEqualTo(Rejection.INVALID);
        return ((CommandRejected) events.getFirst()).detail();
    }
}
