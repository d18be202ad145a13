package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.json;
import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.standalone.system.Api.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Agents that know nothing but HTTP. */
@ExtendWith(SharedServer.class)
final class GatewayTest {
    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    @AfterEach
    void nothing_was_complained_about() {
        assertThat(server.errors()).isEmpty();
    }

    /** A task on a queue of the session's own, judged on another. */
    private static String brief(String id) {
        return """
            sessionId: %1$s
            goal: an agent does it
            mode: ASYNC
            criteria:
              - {id: good, text: it is good, check: {type: agent, queue: %1$s-judges}}
            tasks:
              - {id: work, title: do it, queue: %1$s, input: {what: it}, retry: {maxAttempts: 5, backoff: 100ms}}
            """.formatted(id);
    }

    private static Reply claims(Api api, String queue, String more) {
        return api.post("/v1/work/" + queue + "/claim", json("{worker: ann, wait: 20s" + more + "}"))
                .accepted();
    }

    private JsonNode claim(String queue) {
        return claim(api, queue, "");
    }

    private static JsonNode claim(Api api, String queue, String more) {
        var items = claims(api, queue, more).body().path("items");
        assertThat(items).as(items.toString()).hasSize(1);
        return items.get(0);
    }

    private Reply says(JsonNode item, String what, String body) {
        return says(api, item, what, body);
    }

    private static Reply says(Api api, JsonNode item, String what, String body) {
        return api.post("/v1/work/" + item.path("workId").asText() + "/" + what, json(body));
    }

    private void judge(String id) {
        says(claim(id + "-judges"), "complete", "{verdict: PASSED, evidence: I have seen it}")
                .accepted();
    }

    @Test
    void a_session_is_run_wholly_over_http() {
        var started = api.start("""
            sessionId: over-http
            goal: an agent plans it, does it and proves it
            mode: ASYNC
            planning: {strategy: agent, queue: http-planners, taskQueue: http-agents}
            criteria:
              - {id: good, text: it is good, check: {type: agent, queue: http-judges}}
            """);

        var plan = claim("http-planners");
        assertThat(plan.path("kind").asText()).isEqualTo("PLAN");
        says(plan, "complete", "{plan: {tasks: [{id: t1, title: do it, input: {what: it}}]}}")
                .accepted();

        var work = claim("http-agents");
        assertThat(work.path("kind").asText()).isEqualTo("EXECUTE");
        assertThat(work.path("taskId").asText()).isEqualTo("t1");
        assertThat(work.path("input").path("what").asText()).isEqualTo("it");
        says(work, "heartbeat", "{percent: 50, message: half way}").accepted();
        await().untilAsserted(() -> assertThat(api.notifications(started.sessionId()))
                .extracting(told -> told.path("text").asText())
                .contains("The worker of t1 is at 50 %: half way."));
        says(work, "complete", "{output: {made: it}, usage: {inputTokens: 10, outputTokens: 5}}")
                .accepted();

        var check = claim("http-judges");
        assertThat(check.path("kind").asText()).isEqualTo("VERIFY");
        assertThat(check.path("criterionId").asText()).isEqualTo("good");
        assertThat(check.has("taskId")).isFalse();
        says(check, "complete", "{verdict: PASSED, evidence: I have seen it}").accepted();

        var end = api.end(started, "COMPLETED");
        assertThat(part(end, "tasks", "t1").path("output").path("made").asText())
                .isEqualTo("it");
        assertThat(part(end, "criteria", "good")
                        .path("evidence")
                        .path("summary")
                        .asText())
                .isEqualTo("I have seen it");
        assertThat(part(end, "criteria", "good").path("evidence").path("by").asText())
                .isEqualTo("ann");
    }

    @Test
    void a_result_counts_once() {
        var started = api.start(brief("given-twice"));
        var work = claim("given-twice");
        says(work, "complete", "{output: 1}").accepted();
        says(work, "complete", "{output: 2}").refused(409, "attempt-over");
        says(work, "fail", "{error: broken}").refused(409, "attempt-over");
        judge("given-twice");

        var end = api.end(started, "COMPLETED");
        assertThat(part(end, "tasks", "work").path("output").asInt()).isEqualTo(1);
        assertThat(server.journal().events("given-twice", TaskSucceeded.class)).hasSize(1);
    }

    @Test
    void a_failure_is_tried_again() {
        var started = api.start(brief("failing"));
        says(claim("failing"), "fail", "{error: {code: e7, message: no disk}}").accepted();

        var again = claim("failing");
        assertThat(again.path("attempt").asInt()).isEqualTo(2);
        assertThat(server.journal().events("failing", TaskRetryScheduled.class))
                .extracting(retry -> retry.getError().getCode())
                .containsExactly("e7");
        says(again, "complete", "{}").accepted();
        judge("failing");
        api.end(started, "COMPLETED");
    }

    @Test
    void a_lease_that_lapses_gives_the_work_to_the_next_and_the_late_result_is_refused() {
        var started = api.start(brief("lapsed"));
        var lost = claim(api, "lapsed", ", lease: 1s");
        var again = claim("lapsed");

        assertThat(again.path("attempt").asInt()).isEqualTo(2);
        says(lost, "complete", "{output: late}").refused(409, "attempt-over");
        says(lost, "heartbeat", "{}").refused(409, "attempt-over");
        says(again, "complete", "{output: in time}").accepted();
        judge("lapsed");

        var end = api.end(started, "COMPLETED");
        assertThat(part(end, "tasks", "work").path("output").asText()).isEqualTo("in time");
        assertThat(server.journal().events("lapsed", ResultIgnored.class)).hasSize(1);
    }

    @Test
    void heartbeats_keep_a_lease_and_say_when_the_work_is_called_off() {
        api.start(brief("called-off"));
        var work = claim(api, "called-off", ", lease: 2s");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            var answer = says(work, "heartbeat", "{percent: 10}").accepted();
            assertThat(answer.body().path("cancelled").asBoolean(true)).isFalse();
            return System.nanoTime() > end;
        });
        assertThat(part(api.session("called-off"), "tasks", "work")
                        .path("attempt")
                        .asInt())
                .isEqualTo(1);

        api.signal("called-off", "{signal: BREAK}").accepted();

        await().until(() -> says(work, "heartbeat", "{}")
                .accepted()
                .body()
                .path("cancelled")
                .asBoolean());
        says(work, "complete", "{output: late}").refused(409, "attempt-over");
    }

    @Test
    void a_message_reaches_who_works() {
        var started = api.start(brief("told"));
        var work = claim("told");
        api.post("/v1/sessions/told/messages", json("{text: use blue, by: ann}"))
                .accepted();

        await().until(
                        () -> says(work, "heartbeat", "{}").accepted().body().path("messages"),
                        news -> news.size() == 1
                                && news.get(0).path("text").asText().equals("use blue"));
        assertThat(says(work, "heartbeat", "{}").accepted().body().path("messages"))
                .isEmpty();
        says(work, "fail", "{error: not blue enough}").accepted();

        assertThat(claim("told").path("messages").get(0).path("text").asText()).isEqualTo("use blue");
        api.signal("told", "{signal: BREAK}").accepted();
        api.end(started, "INTERRUPTED");
    }

    @Test
    void an_agent_suspends_its_session_and_gets_the_work_again_when_a_person_approves() {
        var started = api.start(brief("suspended"));
        var work = claim("suspended");
        says(work, "suspend", "{type: MANUAL, reason: may I}").accepted();
        api.until("suspended", session -> session.path("status").asText().equals("SUSPENDED"));
        says(work, "complete", "{}").refused(409, "attempt-over");

        api.post("/v1/sessions/suspended/resume", json("{decision: APPROVE, comment: go on, by: bob}"))
                .accepted();

        var again = claim("suspended");
        assertThat(again.path("messages").toString()).contains("go on");
        says(again, "complete", "{}").accepted();
        judge("suspended");
        api.end(started, "COMPLETED");
    }

    @Test
    void an_agent_leaves_its_task_to_another_session() {
        var started = api.start(brief("parent"));
        var work = claim("parent");
        api.start("""
            sessionId: child
            goal: a child does it
            mode: ASYNC
            parent: {sessionId: parent, taskId: work}
            criteria:
              - {id: made, text: it is made, check: {type: file, path: made}}
            tasks:
              - {id: make, title: make it, queue: command, input: {command: touch made}}
            """);
        says(work, "delegate", "{sessions: [child]}").accepted();
        judge("parent");

        var end = api.end(started, "COMPLETED");
        assertThat(part(end, "tasks", "work").path("output").toString()).contains("child", "COMPLETED");
    }

    @Test
    void an_item_whose_instance_was_killed_after_the_claim_comes_again(@TempDir Path folder) throws Exception {
        try (var killed = StandaloneProcess.start(folder)) {
            var started = killed.api().start(brief("survivor"));
            var lost = claim(killed.api(), "survivor", ", lease: 3s");
            killed.kill9();
            killed.start();

            var again = claim(killed.api(), "survivor", "");
            // Kafka may not have heard that the item was taken and gives it out once more: a second claim is worth
            // nothing.
            while (again.path("attempt").asInt() == 1) {
                says(killed.api(), again, "complete", "{}").refused(409, "attempt-over");
                again = claim(killed.api(), "survivor", "");
            }
            assertThat(again.path("attempt").asInt()).isEqualTo(2);
            says(killed.api(), lost, "complete", "{}").refused(409, "attempt-over");
            says(killed.api(), again, "complete", "{}").accepted();
            var judged = claim(killed.api(), "survivor-judges", "");
            says(killed.api(), judged, "complete", "{verdict: PASSED, evidence: seen}")
                    .accepted();
            killed.api().end(started, "COMPLETED");
        }
    }
}
