package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.WORKER;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.unknownSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of a worker that does not have the attempt is answered, each time it comes. */
class StrayRulesTest {
    private static final String OVER = "the attempt had a result, lost its lease or took too long";

    @Test
    void a_result_of_a_lost_lease_is_ignored_whatever_became_of_the_task() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.completionOf("a", NOW);
        session.when(due("a", NOW + 10_000));
        assertThat(session.when(late)).containsExactly(ignored(late, OVER));
        session.when(due("a", session.the("a").deadline()));
        session.ran("a");
        assertThat(session.root().status()).isEqualTo(ExecutionStatus.FINISHED);
        assertThat(session.when(late)).as("after the handover").containsExactly(ignored(late, OVER));
    }

    @Test
    void the_accepted_result_again_is_ignored_each_time() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var accepted = session.completionOf("a", NOW);
        assertThat(session.when(accepted)).containsExactly(new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
        assertThat(session.when(accepted)).containsExactly(ignored(accepted, OVER));
        assertThat(session.when(accepted)).containsExactly(ignored(accepted, OVER));
    }

    @Test
    void a_result_before_any_claim_or_of_a_claim_that_lost_is_ignored() {
        var session = activeSession(task("a")).proceeded();
        var result = session.completionOf("a", NOW);
        assertThat(session.when(result)).containsExactly(ignored(result, "nobody has claimed the attempt"));
        session.when(session.claimOf("a", "c2", NOW));
        assertThat(session.when(result)).containsExactly(ignored(result, "worker w1 has claimed it"));
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void what_comes_after_an_end_hears_of_it() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = session.failureOf("a", true, NOW);
        var heartbeat = session.heartbeatOf("a", NOW);
        session.interrupted();
        String reason = "the session has ended as INTERRUPTED";
        assertThat(session.when(late)).containsExactly(ignored(late, reason));
        assertThat(session.when(heartbeat))
                .containsExactly(new Event.WorkRefused("a", late.workId(), "c1", reason, NOW));
    }

    @Test
    void only_the_first_claim_counts_and_the_others_are_refused_but_for_its_repetition() {
        var session = activeSession(task("a")).proceeded();
        var elsewhere = new Input.ClaimWork("a", "7-other", "c0", WORKER, null, NOW);
        assertThat(session.when(elsewhere)).containsExactly(new Event.WorkRefused("a", "7-other", "c0", OVER, NOW));
        session.claimed("a");
        assertThat(session.when(session.claimOf("a", "c1", NOW))).as("repeated").isEmpty();
        assertThat(session.when(session.claimOf("a", "c2", NOW)))
                .containsExactly(
                        new Event.WorkRefused("a", session.workId("a"), "c2", "worker w1 has claimed it", NOW));
    }

    @Test
    void a_heartbeat_of_a_stranger_is_refused() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        long lease = session.the("a").deadline();
        assertThat(session.when(new Input.RenewLease("a", session.workId("a"), "c9", NOW + 1)))
                .containsExactly(
                        new Event.WorkRefused("a", session.workId("a"), "c9", "worker w1 has claimed it", NOW + 1));
        assertThat(session.the("a").deadline()).isEqualTo(lease);
    }

    @Test
    void every_word_about_a_task_or_session_that_is_not_here_is_answered() {
        for (Input.Outcome outcome : outcomes()) {
            assertThat(activeSession(task("a")).when(outcome))
                    .containsExactly(new Event.ResultIgnored("x", "7-x", "there is no task 'x'", 1, NOW));
            assertThat(unknownSession().when(outcome))
                    .containsExactly(new Event.ResultIgnored("x", "7-x", "this session is not here", 0, NOW));
            assertThat(unknownSession().archived().when(outcome))
                    .containsExactly(new Event.ResultIgnored("x", "7-x", "the session is archived", 0, NOW));
        }
        for (Input.Sign sign : signs()) {
            assertThat(activeSession(task("a")).when(sign))
                    .containsExactly(new Event.WorkRefused("x", "7-x", "c1", "there is no task 'x'", NOW));
            assertThat(unknownSession().when(sign))
                    .containsExactly(new Event.WorkRefused("x", "7-x", "c1", "this session is not here", NOW));
        }
        assertThat(unknownSession().when(due("x", NOW))).isEmpty();
    }

    @Test
    void every_word_about_an_attempt_that_is_over_is_answered() {
        var session = activeSession(task("x")).ran("x");
        assertThat(Stream.concat(outcomes().stream(), signs().stream()))
                .allSatisfy(word -> assertThat(session.when(word))
                        .singleElement()
                        .isInstanceOfAny(Event.ResultIgnored.class, Event.WorkRefused.class));
    }

    private static List<Input.Outcome> outcomes() {
        return List.of(
                SessionFixtures.completion("x", "7-x", "1", null, null, Usage.NONE, NOW),
                new Input.FailWork("x", "7-x", "c1", SessionFixtures.BROKEN, true, Usage.NONE, NOW),
                new Input.SuspendWork("x", "7-x", "c1", "", NOW),
                new Input.DelegateWork("x", "7-x", "c1", List.of("s2"), NOW));
    }

    private static List<Input.Sign> signs() {
        return List.of(
                new Input.ClaimWork("x", "7-x", "c1", WORKER, null, NOW), new Input.RenewLease("x", "7-x", "c1", NOW));
    }

    private static Event ignored(Input.Outcome late, String reason) {
        return new Event.ResultIgnored(late.taskId(), late.workId(), reason, 1, late.at());
    }
}
