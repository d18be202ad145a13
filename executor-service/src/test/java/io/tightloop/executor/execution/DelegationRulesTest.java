package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.answer;
import static io.tightloop.executor.execution.SessionFixtures.askingAbout;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationRulesTest {
    @Test
    void a_delegated_task_runs_on_without_lease_and_timeout() {
        var session = delegating("a");
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(session.the("a").deadline()).isZero();
        assertThat(session.when(due("a", NOW + 99_999_999))).isEmpty();
        assertThat(session.root().running()).containsExactly("a");
    }

    @Test
    void a_delegation_is_told_with_the_claim_that_its_result_must_carry() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        String workId = session.workId("a");
        assertThat(session.when(session.delegationOf("a", "s2", "s3")))
                .containsExactly(new Event.TaskDelegated("a", workId, "c1", 1, List.of("s2", "s3"), 1, NOW));
    }

    @Test
    void its_result_comes_under_the_same_claim() {
        var session = delegating("a");
        assertThat(session.when(session.completionOf("a", NOW + 99_999_999)))
                .singleElement()
                .isInstanceOf(Event.TaskSucceeded.class);
        var failing = delegating("a");
        assertThat(failing.when(failing.failureOf("a", false, NOW)))
                .singleElement()
                .isInstanceOf(Event.TaskFailed.class);
    }

    @Test
    void a_heartbeat_of_a_delegated_task_starts_no_lease() {
        var session = delegating("a");
        assertThat(session.when(session.heartbeatOf("a", NOW + 5_000))).isEmpty();
        assertThat(session.the("a").deadline()).isZero();
    }

    @Test
    void break_calls_a_delegated_task_off_and_continue_runs_it_anew() {
        var session = delegating("a");
        var late = session.completionOf("a", NOW);
        assertThat(session.when(signal(Signal.BREAK)))
                .contains(new Event.WorkCancelled("a", late.workId(), "BREAK", NOW));
        assertThat(session.when(late)).singleElement().isInstanceOf(Event.ResultIgnored.class);
        session.continued();
        assertThat(session.the("a").attempt().delegated()).isFalse();
        assertThat(session.the("a").deadline()).isEqualTo(NOW + Attempt.UNCLAIMED_MS);
    }

    @Test
    void a_check_and_a_question_cannot_be_delegated() {
        var checked =
                activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a").claimed("a");
        assertThat(reason(checked.when(checked.delegationOf("a", "s2"))))
                .isEqualTo("only a task's work can be delegated");
        var asked = askingAbout("a");
        asked.when(answer("task-a-1", Answer.REVIEW, "why?"));
        asked.proceeded().claimed("a");
        assertThat(reason(asked.when(asked.delegationOf("a", "s2")))).isEqualTo("only a task's work can be delegated");
        assertThat(asked.the("a").deadline()).isEqualTo(NOW + 10_000);
    }

    @Test
    void a_task_is_delegated_once_and_to_somebody() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        assertThat(reason(session.when(session.delegationOf("a")))).isEqualTo("sessions: at least one is needed");
        session.when(session.delegationOf("a", "s2"));
        assertThat(reason(session.when(session.delegationOf("a", "s3")))).isEqualTo("the task is delegated already");
    }

    private static SessionFixtures delegating(String id) {
        var session = activeSession(task(id)).proceeded().claimed(id);
        session.when(session.delegationOf(id, "s2"));
        return session;
    }

    private static String reason(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.ResultIgnored.class);
        return ((Event.ResultIgnored) events.getFirst()).reason();
    }
}
