package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.answer;
import static io.tightloop.executor.execution.SessionFixtures.askingAbout;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuspensionRulesTest {
    private static final Failure DOWN = new Failure("suspended", "the site is down");

    @Test
    void a_worker_that_suspends_gives_its_attempt_back_and_no_failure_is_counted() {
        var session = activeSession(task("a").withAttempts(1)).proceeded().claimed("a");
        String first = session.workId("a");
        assertThat(session.when(session.suspensionOf("a")))
                .containsExactly(new Event.WorkReturned("a", 1, 2, DOWN, NOW));
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.READY);
        assertThat(session.the("a").deadline()).isZero();
        assertThat(session.root().running()).isEmpty();
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
        assertThat(session.the("a").attempt().number()).isEqualTo(2);
        assertThat(session.workId("a")).isNotEqualTo(first);
        assertThat(session.the("a").troubles()).isEqualTo(Troubles.NONE);
    }

    @Test
    void the_attempt_is_over_for_its_worker() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.completionOf("a", NOW);
        var again = session.suspensionOf("a");
        assertThat(session.when(again)).singleElement().isInstanceOf(Event.WorkReturned.class);
        assertThat(session.when(late)).singleElement().isInstanceOf(Event.ResultIgnored.class);
        assertThat(session.when(again)).singleElement().isInstanceOf(Event.ResultIgnored.class);
    }

    @Test
    void a_suspended_check_is_made_again_of_the_kept_result_and_no_try_is_counted() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a");
        session.claimed("a");
        assertThat(session.when(session.suspensionOf("a")))
                .containsExactly(new Event.WorkReturned("a", 1, 2, DOWN, NOW));
        session.proceeded();
        assertThat(session.the("a").attempt().step()).isEqualTo(Step.CHECK);
        assertThat(session.the("a").attempt().number()).isEqualTo(1);
        assertThat(session.the("a").kept().output()).isEqualTo("42");
    }

    @Test
    void a_suspended_question_is_put_again() {
        var session = askingAbout("a");
        session.when(answer("task-a-1", Answer.REVIEW, "why 42?"));
        session.proceeded().claimed("a");
        assertThat(session.when(session.suspensionOf("a")))
                .containsExactly(new Event.WorkReturned("a", 1, 2, DOWN, NOW));
        session.proceeded();
        assertThat(session.the("a").attempt().step()).isEqualTo(Step.QUESTION);
        assertThat(session.the("a").kept().question()).isEqualTo("why 42?");
    }

    @Test
    void a_suspension_without_a_reason_still_says_what_happened() {
        assertThat(Failure.suspended(" ")).isEqualTo(new Failure("suspended", "the worker waits"));
    }

    @Test
    void only_the_claim_that_has_the_live_attempt_holds_it() {
        var session = activeSession(task("a")).proceeded();
        String workId = session.workId("a");
        assertThat(session.holds("a", workId, "c1")).as("unclaimed").isFalse();
        session.claimed("a");
        assertThat(session.holds("a", workId, "c1")).isTrue();
        assertThat(session.holds("a", workId, "c2")).isFalse();
        assertThat(session.holds("a", "7-other", "c1")).isFalse();
        assertThat(session.holds("b", workId, "c1")).isFalse();
    }

    @Test
    void a_session_that_is_interrupted_ends_like_by_break_but_answers_no_command() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        String workId = session.workId("a");
        assertThat(session.when(new Input.Interrupt("rejected by ann", NOW)))
                .containsExactly(
                        new Event.WorkCancelled("a", workId, "rejected by ann", NOW),
                        new Event.TaskReadied("a", 2),
                        new Event.SessionEnded(
                                EndStatus.INTERRUPTED,
                                "rejected by ann",
                                1,
                                List.of(),
                                new Counts(0, 0, 1, 0, 0),
                                NOW));
        assertThat(session.when(new Input.Interrupt("again", NOW))).isEmpty();
        assertThat(session.continued().the("a").status()).isEqualTo(TaskStatus.RUNNING);
    }
}
