package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.LIMITS;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.accepted;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.archive;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.unknownSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRulesTest {
    private static final Event BROKEN_OFF = accepted("SendSignal", "BREAK", 1);
    private static final Event CONTINUED = accepted("SendSignal", "CONTINUE", 1);

    @Test
    void break_ends_the_session_at_once_with_counts_and_calls_off_what_runs() {
        var session = activeSession(task("a"), task("b").after("a")).proceeded().claimed("a");
        String workId = session.workId("a");
        assertThat(session.when(signal(Signal.BREAK)))
                .containsExactly(
                        BROKEN_OFF,
                        new Event.WorkCancelled("a", workId, "BREAK", NOW),
                        new Event.TaskReadied("a", 2),
                        new Event.SessionEnded(
                                EndStatus.INTERRUPTED, "BREAK", 1, List.of(), new Counts(0, 0, 1, 1, 0), NOW));
    }

    @Test
    void work_that_nobody_has_taken_is_pending_at_the_end() {
        var session = activeSession(task("a"), task("b")).proceeded().claimed("a");
        assertThat(countsAtTheEnd(session)).isEqualTo(new Counts(0, 0, 1, 1, 0));
    }

    @Test
    void a_result_that_waits_for_its_checker_is_running_at_the_end() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a");
        assertThat(session.the("a").attempt().unclaimed()).isTrue();
        assertThat(countsAtTheEnd(session)).isEqualTo(new Counts(0, 0, 1, 0, 0));
    }

    private static Counts countsAtTheEnd(SessionFixtures session) {
        return ((Event.SessionEnded) session.when(signal(Signal.BREAK)).getLast()).counts();
    }

    @Test
    void an_ended_session_dispatches_nothing_and_ignores_a_late_result() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.completionOf("a", NOW);
        var overdue = due("a", NOW + 99_999_999);
        session.interrupted();
        assertThat(session.proceed(NOW)).isEmpty();
        assertThat(session.when(late))
                .containsExactly(
                        new Event.ResultIgnored("a", late.workId(), "the session has ended as INTERRUPTED", 1, NOW));
        assertThat(session.when(overdue)).isEmpty();
    }

    @Test
    void continue_runs_again_what_was_running_as_a_new_attempt_that_counts_as_no_failure() {
        var session = activeSession(task("a").withAttempts(1)).proceeded().claimed("a");
        var late = session.completionOf("a", NOW);
        session.interrupted();
        assertThat(session.when(signal(Signal.CONTINUE, new Limits(7, 30, null, null))))
                .containsExactly(CONTINUED, new Event.SessionResumed(1, new Limits(7, 30, null, null), NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
        assertThat(session.the("a").attempt().number()).isEqualTo(2);
        session.claimed("a");
        assertThat(session.when(late))
                .as("a result of the attempt that was called off")
                .singleElement()
                .isInstanceOf(Event.ResultIgnored.class);
        assertThat(session.when(session.failureOf("a", true, NOW))).first().isInstanceOf(Event.TaskFailed.class);
    }

    @Test
    void continue_without_limits_keeps_them() {
        assertThat(activeSession(task("a")).interrupted().when(signal(Signal.CONTINUE)))
                .containsExactly(CONTINUED, new Event.SessionResumed(1, LIMITS, NOW));
    }

    @Test
    void a_retry_that_comes_due_after_break_is_dispatched_after_continue() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        session.when(session.failureOf("a", true, NOW));
        long retryAt = session.the("a").deadline();
        session.interrupted().when(due("a", retryAt));
        assertThat(session.proceed(retryAt)).isEmpty();
        session.when(signal(Signal.CONTINUE));
        assertThat(dispatchedIn(session.proceed(retryAt))).containsExactly("a");
    }

    @Test
    void limits_that_would_end_the_session_again_are_refused_by_name() {
        var session = activeSession(task("a")).ran("a").batonOf(3).interrupted();
        assertRefused(
                session.when(signal(Signal.CONTINUE, new Limits(5, 2, null, null))),
                Rejection.INVALID,
                "limits.maxIterations is 2 and iteration 3 is next: raise it");
        assertRefused(
                session.when(signal(Signal.CONTINUE, new Limits(0, 9, null, null))),
                Rejection.INVALID,
                "limits.maxRetries: must be at least 1, is 0");
        assertThat(session.root().status()).isEqualTo(ExecutionStatus.ENDED);
    }

    @Test
    void each_signal_that_does_not_fit_is_refused_with_its_reason() {
        var running = activeSession(task("a"));
        assertRefused(running.when(signal(Signal.CONTINUE)), Rejection.NOT_ENDED, "the session is running");
        assertRefused(
                running.when(signal(Signal.UNKNOWN)),
                Rejection.UNSUPPORTED,
                "signal: must be BREAK, DONE or CONTINUE in this version");
        var ended = activeSession(task("a")).interrupted();
        assertRefused(ended.when(signal(Signal.BREAK)), Rejection.ENDED, "the session has ended as INTERRUPTED");
        assertRefused(ended.when(signal(Signal.DONE)), Rejection.ENDED, "the session has ended as INTERRUPTED");
        assertRefused(
                unknownSession().when(signal(Signal.BREAK)), Rejection.UNKNOWN_SESSION, "this session is not here");
    }

    @Test
    void only_an_ended_session_is_archived() {
        var session = activeSession(task("a"));
        assertRefused(session.when(archive()), Rejection.NOT_ENDED, "only an ended session is archived");
        assertThat(session.interrupted().when(archive()))
                .containsExactly(
                        new Event.CommandAccepted("cmd", "ArchiveSession", "archive", "", 1, NOW),
                        new Event.SessionArchived(NOW));
        assertThat(session.root().exists()).isFalse();
    }

    @Test
    void a_parked_session_has_failed_with_its_cause_and_goes_on_with_continue() {
        var session = activeSession(task("a")).proceeded();
        assertThat(session.when(new Input.Park("disk full", NOW)))
                .last()
                .isEqualTo(new Event.SessionEnded(
                        EndStatus.FAILED, "disk full", 1, List.of(), new Counts(0, 0, 0, 1, 0), NOW));
        assertThat(session.when(new Input.Park("again", NOW))).isEmpty();
        session.when(signal(Signal.CONTINUE));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
    }

    @Test
    void a_session_parked_before_its_baton_came_goes_on_from_there() {
        var session = startedSession().planned(task("a"));
        session.when(new Input.Park("unreadable", NOW));
        assertThat(session.batonOf(1).proceed(NOW)).isEmpty();
        session.when(signal(Signal.CONTINUE));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
    }

    private static void assertRefused(List<Event> events, Rejection reason, String detail) {
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.CommandRejected.class,
                        refused -> assertThat(List.of(refused.reason(), refused.detail()))
                                .containsExactly(reason, detail));
    }
}
