package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.answer;
import static io.tightloop.executor.execution.SessionFixtures.askingAbout;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.edit;
import static io.tightloop.executor.execution.SessionFixtures.escalatingTo;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.skippedIn;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue that is not there fails what needs it, and stalls nothing. */
class QueueRulesTest {
    private static final Failure NO_SUCH = new Failure("unknown_queue", "there is no queue 'x'");

    @Test
    void a_task_whose_queue_is_not_there_fails_at_once_and_the_others_go_on() {
        var session = activeSession(task("a").on("x"), task("b"), task("c").after("a"))
                .withoutQueue("x");
        var events = session.proceed(NOW);
        assertThat(events).contains(new Event.TaskFailed("a", "do a", 1, NO_SUCH, NOW));
        assertThat(skippedIn(events)).containsExactly("c: depends on a, which failed");
        assertThat(dispatchedIn(events)).containsExactly("b");
    }

    @Test
    void the_next_queue_takes_such_a_task_over() {
        var session = activeSession(
                        escalatingTo(new Escalation("strong", 2)), task("a").on("x"))
                .withoutQueue("x");
        assertThat(session.proceed(NOW))
                .startsWith(
                        new Event.TaskRetryScheduled("a", 1, NO_SUCH, NOW, NOW),
                        new Event.TaskEscalated(
                                "a",
                                "x",
                                new Escalation("strong", 2),
                                "another attempt would not help: unknown_queue: there is no queue 'x'",
                                1,
                                NOW));
        assertThat(session.the("a").queue()).isEqualTo("strong");
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void a_queue_that_should_take_over_and_is_not_there_is_passed_by() {
        var policy = escalatingTo(new Escalation("x", 2), new Escalation("strong", 2));
        var session = activeSession(policy, task("a")).withoutQueue("x").failedForGood("a");
        session.proceeded();
        assertThat(session.the("a").queue()).isEqualTo("strong");
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void the_last_queue_that_should_take_over_and_is_not_there_fails_the_task() {
        var session = activeSession(escalatingTo(new Escalation("x", 2)), task("a"))
                .withoutQueue("x")
                .proceeded()
                .claimed("a");
        session.when(session.failureOf("a", false, NOW));
        assertThat(session.proceed(NOW)).startsWith(new Event.TaskFailed("a", "do a", 2, NO_SUCH, NOW));
    }

    @Test
    void a_check_whose_queue_is_not_there_is_inconclusive_and_fails_the_task() {
        var session = activeSession(task("a").checkedBy(PlannedTask.AGENT))
                .withoutQueue("judges")
                .proceeded()
                .claimed("a");
        session.when(session.completionOf("a", NOW));
        var events = session.proceed(NOW);
        assertThat(events.getFirst()).isInstanceOfSatisfying(Event.TaskVerified.class, verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verified.evidence().summary()).isEqualTo("there is no queue 'judges'");
        });
        Failure error = new Failure("unknown_queue", "there is no queue 'judges'");
        assertThat(events.get(1)).isEqualTo(new Event.TaskFailed("a", "do a", 1, error, NOW));
    }

    @Test
    void a_question_whose_queue_is_not_there_comes_back_to_the_person() {
        var session = askingAbout("a").withoutQueue("agents");
        session.when(answer("task-a-1", Answer.REVIEW, "why 42?"));
        assertThat(session.proceed(NOW))
                .contains(new Event.ConfirmationRequested(
                        "a", 1, "do a", "42", "no answer: there is no queue 'agents'", 1, NOW));
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.AWAITING);
    }

    @Test
    void an_edited_task_whose_queue_is_not_there_fails_when_its_turn_comes() {
        var session = activeSession(task("a")).withoutQueue("x").interrupted();
        session.when(edit(task("b").on("x")));
        session.when(signal(Signal.CONTINUE));
        assertThat(session.proceed(NOW)).startsWith(new Event.TaskFailed("b", "do b", 1, NO_SUCH, NOW));
        assertThat(session.root().status()).isEqualTo(ExecutionStatus.FINISHED);
    }

    @Test
    void what_is_dispatched_before_its_queue_goes_is_not_touched() {
        var session = activeSession(task("a").on("x")).proceeded().withoutQueue("x");
        session.claimed("a");
        assertThat(session.when(session.completionOf("a", NOW)))
                .containsExactly(new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
    }
}
