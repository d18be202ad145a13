package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.BROKEN;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.escalatingTo;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationRulesTest {
    private static final Failure OTHER = new Failure("exit_code", "exit code 4");

    @Test
    void the_same_error_three_times_takes_the_task_to_the_next_queue_at_once() {
        var session = activeSession(
                        escalatingTo(new Escalation("strong", 2)), task("a").withAttempts(9))
                .proceeded();
        session.failed("a", BROKEN);
        session.failed("a", BROKEN);
        var events = session.failed("a", BROKEN);
        assertThat(events)
                .containsExactly(
                        new Event.TaskRetryScheduled("a", 3, BROKEN, NOW, NOW),
                        new Event.TaskEscalated(
                                "a",
                                "agents",
                                new Escalation("strong", 2),
                                "the same error three times: exit_code: exit code 3",
                                1,
                                NOW));
        assertThat(session.the("a").queue()).isEqualTo("strong");
        assertThat(session.the("a").attempt().number()).isEqualTo(4);
    }

    @Test
    void errors_that_differ_are_not_the_same_three_times() {
        var session = activeSession(
                        escalatingTo(new Escalation("strong", 2)), task("a").withAttempts(9))
                .proceeded();
        for (Failure error : List.of(BROKEN, BROKEN, OTHER, BROKEN, BROKEN)) {
            session.failed("a", error);
        }
        assertThat(session.the("a").queue()).isEqualTo("agents");
    }

    @Test
    void spent_attempts_escalate_queue_by_queue_and_then_the_task_fails() {
        var session = activeSession(
                        escalatingTo(new Escalation("local", 1), new Escalation("strong", 2)),
                        task("a").on("small").withAttempts(2))
                .proceeded();
        session.failed("a", BROKEN);
        assertThat(escalation(session.failed("a", OTHER))).isEqualTo("small to local");
        assertThat(escalation(session.failed("a", BROKEN))).isEqualTo("local to strong");
        session.failed("a", BROKEN);
        assertThat(session.failed("a", OTHER)).containsExactly(new Event.TaskFailed("a", "do a", 5, OTHER, NOW));
    }

    @Test
    void a_failure_that_another_attempt_would_not_help_escalates_too() {
        var session = activeSession(escalatingTo(new Escalation("strong", 1)), task("a"))
                .proceeded()
                .claimed("a");
        assertThat(escalation(session.when(session.failureOf("a", false, NOW)))).isEqualTo("agents to strong");
        session.proceeded().claimed("a");
        assertThat(session.when(session.failureOf("a", false, NOW)))
                .containsExactly(new Event.TaskFailed("a", "do a", 2, BROKEN, NOW));
    }

    @Test
    void without_another_queue_the_same_error_three_times_ends_nothing() {
        var session = activeSession(task("a").withAttempts(4)).proceeded();
        session.failed("a", BROKEN);
        session.failed("a", BROKEN);
        assertThat(session.failed("a", BROKEN)).first().isInstanceOf(Event.TaskRetryScheduled.class);
        assertThat(session.failed("a", BROKEN)).first().isInstanceOf(Event.TaskFailed.class);
    }

    private static String escalation(List<Event> events) {
        Event.TaskEscalated escalated = (Event.TaskEscalated) events.getLast();
        return escalated.from() + " to " + escalated.to().queue();
    }
}
