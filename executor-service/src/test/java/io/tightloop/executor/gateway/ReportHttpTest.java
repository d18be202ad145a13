package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnGateway
class ReportHttpTest extends WorkHttp {
    @Test
    void result_counts_once_and_only_from_who_holds_the_claim() throws Exception {
        var item = claimed();
        queues.put(Items.task(queue, session, "t1"));
        var foreign = agent.claim(queue);

        agent.says(foreign, "complete", "{'output': 1}").refused(409, "urn:tightloop:problem:attempt-over");
        assertThat(agent.says(item, "complete", "{'output': {'a': [1.25]}}")
                        .accepted()
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("ACCEPTED");
        agent.says(item, "complete", "{'output': 2}").refused(409, "accepted");
        agent.says(item, "fail", "{'error': 'no'}").refused(409, "accepted");
        agent.says(item, "heartbeat", "{}").refused(409, "accepted");
    }

    @Test
    void result_is_passed_on_as_it_was_said() throws Exception {
        agent.says(claimed(), "complete", """
            {'output': {'a': [1.25]}, 'usage': {'inputTokens': 7, 'outputTokens': 3},
             'discovered': [{'title': 'a leak', 'severity': 'minor'}, {'title': 'a hole', 'description': 'deep'}],
             'verdict': 'PASSED', 'evidence': {'summary': 'I looked'},
             'plan': {'tasks': [{'id': 'x', 'title': 'do x', 'queue': 'any'}]}}\
            """).accepted();

        var result = dispatcher.written(WorkCompleted.class, session).getFirst();
        assertThat(result.getSubject()).isEqualTo("t1");
        assertThat(result.getOutput()).isEqualTo("{\"a\":[1.25]}");
        assertThat(result.getUsage().getInputTokens()).isEqualTo(7);
        assertThat(result.getDiscovered()).extracting("severity").containsExactly("minor", "major");
        assertThat(result.getVerdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.getEvidence().getSummary()).isEqualTo("I looked");
        assertThat(result.getEvidence().getBy()).isEqualTo("ann");
        assertThat(result.getEvidence().getHash()).hasSize(64);
        assertThat(result.getPlan()).extracting("id").containsExactly("x");
    }

    @Test
    void failure_suspension_and_delegation_are_passed_on() throws Exception {
        agent.says(claimed(), "fail", "{'error': {'code': 'e7', 'message': 'no disk'}, 'retryable': false}")
                .accepted();
        agent.says(claimed(), "suspend", "{'type': 'FILE', 'path': 'go', 'reason': 'not yet'}")
                .accepted();
        agent.says(claimed(), "delegate", "{'sessions': ['child-1', 'child-2']}")
                .accepted();

        var failed = dispatcher.written(WorkFailed.class, session).getFirst();
        assertThat(failed.getError().getCode()).isEqualTo("e7");
        assertThat(failed.getRetryable()).isFalse();
        var suspended = dispatcher.written(WorkSuspended.class, session).getFirst();
        assertThat(suspended.getSuspension().getType()).isEqualTo(SuspensionType.FILE);
        assertThat(suspended.getSuspension().getReason()).isEqualTo("not yet");
        assertThat(suspended.getWorker()).isEqualTo("ann");
        assertThat(dispatcher.written(WorkDelegated.class, session).getFirst().getSessions())
                .containsExactly("child-1", "child-2");
    }

    @Test
    void result_that_nobody_judges_in_time_is_pending() throws Exception {
        var answer = agent.says(claimed("silent-" + session), "complete", "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("PENDING");
    }

    @Test
    void heartbeat_renews_the_lease_and_brings_each_message_once() throws Exception {
        var item = claimed();
        attempts.said(session, Items.message("m1", "be quick"));
        attempts.said(session, Items.message("m2", "and careful"));
        attempts.said(session, Items.message("m2", "and careful"));

        var first = agent.says(item, "heartbeat", "{'percent': 40, 'message': 'half way'}")
                .accepted();
        var second = agent.says(item, "heartbeat", "{}").accepted();

        assertThat(first.body().path("cancelled").asBoolean(true)).isFalse();
        assertThat(Instant.parse(first.body().path("leaseUntil").asText())).isAfter(Instant.now());
        assertThat(first.body().path("messages").findValuesAsText("id")).containsExactly("m2");
        assertThat(second.body().path("messages").isArray()).isTrue();
        assertThat(second.body().path("messages")).isEmpty();
        assertThat(dispatcher.written(WorkHeartbeat.class, session))
                .extracting(WorkHeartbeat::getPercent)
                .containsExactly(40, null);
    }

    @Test
    void heartbeat_says_that_the_work_is_called_off() throws Exception {
        var item = claimed();
        attempts.cancelled("7-" + session + "-t1", "BREAK");

        var answer = agent.says(item, "heartbeat", "{}").accepted();

        assertThat(answer.body().path("cancelled").asBoolean()).isTrue();
        assertThat(answer.body().has("leaseUntil")).isFalse();
        assertThat(dispatcher.written(WorkHeartbeat.class, session)).isEmpty();
    }

    @Test
    void every_bad_field_is_named_at_once() throws Exception {
        agent.asks("Bad!", "'max': 0, 'wait': '61s', 'lease': '10ms', 'wiat': '1s', 'capabilities': 'java'")
                .get()
                .refused(422, "did you mean 'wait'?")
                .refused(422, "\"queue\"")
                .refused(422, "\"max\"")
                .refused(422, "\"wait\"")
                .refused(422, "\"lease\"")
                .refused(422, "\"capabilities\"");
        agent.says(claimed(), "complete", """
            {'usage': {'inputTokens': -1}, 'discovered': [{}], 'verdict': 'MAYBE', 'evidence': 3,
             'plan': {'tasks': [{'id': 'x', 'queue': 'Bad!'}]}, 'ouput': 1}\
            """)
                .refused(422, "did you mean 'output'?")
                .refused(422, "usage.inputTokens")
                .refused(422, "discovered[0].title")
                .refused(422, "verdict")
                .refused(422, "evidence")
                .refused(422, "plan.tasks[0].title")
                .refused(422, "plan.tasks[0].queue");
        agent.says(claimed(), "delegate", "{'sessions': ['a', 'a', '/']}").refused(422, "sessions[1]");
        agent.says(claimed(), "delegate", "{'sessions': ['%s']}".formatted(session))
                .refused(422, "sessions[0]");
        agent.says(claimed(), "delegate", "{}").refused(422, "sessions: at least one is required");
        agent.says(claimed(), "delegate", "{'sessions': 'a'}").refused(422, "sessions: must be a list");
        agent.says(claimed(), "fail", "{}").refused(422, "error");
        agent.says(claimed(), "heartbeat", "{'percent': 101, 'message': '%s'}".formatted("é".repeat(5_000)))
                .refused(422, "percent")
                .refused(422, "message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x~", "x~!", "x~eA", "~eA", "x~AAAA", "x~w4M"})
    void work_id_that_no_claim_gave_is_unknown(String workId) throws Exception {
        agent.says(workId, "heartbeat", "{}").refused(404, "unknown");
        agent.says(workId, "complete", "{}").refused(404, "unknown");
    }
}
