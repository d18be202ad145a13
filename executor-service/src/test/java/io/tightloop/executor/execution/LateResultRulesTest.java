package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.completion;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LateResultRulesTest {
    @Test
    void a_result_of_a_lost_lease_is_noted_once_whatever_became_of_the_task() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.completionOf("a", NOW);
        session.when(due("a", NOW + 10_000));
        assertThat(session.when(late))
                .containsExactly(new Event.ResultIgnored("a", late.workId(), "the attempt was over", 1, NOW));
        session.when(due("a", session.the("a").deadline()));
        session.ran("a");
        assertThat(session.when(late))
                .as("delivered again, after another attempt succeeded")
                .isEmpty();
    }

    @Test
    void a_late_failure_of_a_settled_task_is_noted_too() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.failureOf("a", true, NOW);
        session.when(due("a", NOW + 10_000));
        session.when(due("a", session.the("a").deadline()));
        session.ran("a");
        assertThat(session.root().status()).isEqualTo(ExecutionStatus.FINISHED);
        assertThat(session.when(late)).singleElement().isInstanceOf(Event.ResultIgnored.class);
    }

    @Test
    void the_accepted_result_again_and_results_of_strangers_cause_nothing() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var accepted = session.completionOf("a", NOW);
        var stranger = completion("a", "7-other", "1", null, null, Usage.NONE, NOW);
        assertThat(session.when(stranger)).isEmpty();
        session.when(accepted);
        assertThat(session.when(accepted)).isEmpty();
        assertThat(session.when(stranger)).isEmpty();
    }

    @Test
    void the_last_ten_attempts_that_were_called_off_are_remembered() {
        var session = activeSession(task("a").withAttempts(99)).proceeded();
        var first = session.completionOf("a", NOW);
        for (int i = 0; i < 11; i++) {
            session.claimed("a").when(due("a", session.the("a").deadline()));
            session.when(due("a", session.the("a").deadline()));
            session.proceeded();
        }
        assertThat(session.the("a").over()).hasSize(10).doesNotContain(first.workId());
        assertThat(session.when(first)).isEmpty();
    }
}
