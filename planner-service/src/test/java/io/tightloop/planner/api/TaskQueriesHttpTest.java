package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class TaskQueriesHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    @Inject
    PayloadStore payloads;

    @Inject
    Heartbeats heartbeats;

    private final String id = "s-" + UUID.randomUUID();
    private final String path = "/v1/sessions/" + id + "/tasks";
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session_with_three_tasks() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post(
                "/v1/sessions",
                Briefs.with("'sessionId': '" + id + "', 'tasks': ["
                        + "{'id': 'a', 'title': 'x'}, {'id': 'b', 'title': 'y'}, {'id': 'c', 'title': 'z'}]"));
    }

    @Test
    void tasks_are_listed_by_status_and_iteration() throws Exception {
        succeeded("a", "{\"pages\": 3}");
        events.executed(new TaskSkipped(id, "b", "y", "not now", "", 2L));

        assertThat(listed("")).containsExactly("a", "b", "c");
        assertThat(listed("?status=SUCCEEDED,PENDING")).containsExactly("a", "c");
        assertThat(listed("?status=SKIPPED&iteration=1")).containsExactly("b");
        assertThat(listed("?iteration=2")).isEmpty();
    }

    @Test
    void task_is_shown_alone() throws Exception {
        assertThat(json(client.get(path + "/b")).at("/title").asText()).isEqualTo("y");
        problem(client.get(path + "/nothing"), 404);
        problem(client.get(path + "/a%00b"), 404);
        problem(client.get("/v1/sessions/nobody/tasks/a"), 404);
    }

    @Test
    void task_that_runs_shows_what_its_worker_said_last() throws Exception {
        events.executed(
                new TaskDispatched(id, "a", "w-" + id, 1, "agents", 1L),
                new TaskStarted(id, "a", "w-" + id, 1, "ada", 9L, 2L));
        var before = client.get("/v1/sessions/" + id);
        heartbeats.heard(new WorkHeartbeat(id, "w-" + id, "a", "claim", 40, "half of it"));

        var after = client.get("/v1/sessions/" + id);
        assertThat(after.headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));
        assertThat(json(before).at("/tasks/0").has("percent")).isFalse();
        for (var task : List.of(
                json(after).at("/tasks/0"), json(client.get(path)).at("/items/0"), json(client.get(path + "/a")))) {
            assertThat(task.at("/percent").asInt()).isEqualTo(40);
            assertThat(task.at("/step").asText()).isEqualTo("half of it");
        }

        succeeded("a", "{}");
        assertThat(json(client.get(path + "/a")).has("percent")).isFalse();
    }

    @Test
    void result_has_its_type() throws Exception {
        succeeded("a", "{\"pages\": 3}");
        succeeded("b", "\"done\"");

        var object = json(client.get(path + "/a/result"));
        assertThat(object.at("/type").asText()).isEqualTo("object");
        assertThat(object.at("/output/pages").asInt()).isEqualTo(3);
        assertThat(object.at("/attempt").asInt()).isEqualTo(1);
        var text = json(client.get(path + "/b/result"));
        assertThat(text.at("/type").asText()).isEqualTo("string");
        assertThat(text.at("/output").asText()).isEqualTo("done");
    }

    @Test
    void result_is_not_found_while_there_is_none_and_a_conflict_when_there_will_be_none() throws Exception {
        events.executed(new TaskSkipped(id, "b", "y", "not now", "", 2L));

        var none = problem(client.get(path + "/a/result"), 404);
        assertThat(none.at("/detail").asText()).contains("'a' is PENDING");
        var skipped = problem(client.get(path + "/b/result"), 409);
        assertThat(skipped.at("/type").asText()).isEqualTo("urn:tightloop:problem:without-result");
        assertThat(skipped.at("/detail").asText()).contains("SKIPPED", "not now");
    }

    @Test
    void every_parameter_that_is_wrong_is_named() throws Exception {
        var problem = problem(client.get(path + "?status=DONE&iteration=0&limit=0&cursor=x&after=x"), 422);
        assertThat(problem.at("/errors").findValuesAsText("field"))
                .containsExactly("status", "iteration", "limit", "cursor", "after");
    }

    @Test
    void stored_output_has_the_shape_of_any_other_and_is_there_as_it_was_sent() throws Exception {
        var output = "{\"pages\": [" + "1.50, ".repeat(100_000) + "2]}";
        var kept = payloads.put(id, output.getBytes(UTF_8));
        events.executed(new TaskSucceeded(id, "a", 1, "null", List.of(), 2L, kept));

        var task = json(client.get(path + "/a"));
        assertThat(task.at("/output").isNull()).isTrue();
        assertThat(task.at("/outputBytes").asLong()).isEqualTo(output.length());
        assertThat(task.at("/outputHash").asText()).isEqualTo(kept.getHash());

        var result = client.get(path + "/a/result");
        assertThat(json(result).at("/type").asText()).isEqualTo("object");
        assertThat(json(result).at("/output/pages")).hasSize(100_001);
        assertThat(result.headers().firstValue("ETag")).hasValue('"' + kept.getHash() + '"');

        var raw = client.get(task.at("/outputUrl").asText());
        assertThat(raw.body()).isEqualTo(output);
        assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(raw.headers().firstValue("ETag")).hasValue('"' + kept.getHash() + '"');
        var again = client.send(
                client.request(task.at("/outputUrl").asText()).header("If-None-Match", '"' + kept.getHash() + '"'));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void payload_that_is_no_output_is_text_and_one_that_is_not_there_is_said() throws Exception {
        var kept = payloads.put(id, "<b>seen</b>".getBytes(UTF_8));
        var url = "/v1/sessions/" + id + "/payloads/";

        var text = client.get(url + kept.getHash());
        assertThat(text.body()).isEqualTo("<b>seen</b>");
        assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(text.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(problem(client.get(url + "0".repeat(64)), 404).at("/detail").asText())
                .contains("tightloop.payloads.url");
        problem(client.get(url + "..%2F..%2Fx"), 404);
        problem(client.get("/v1/sessions/nobody/payloads/" + kept.getHash()), 404);
        events.executed(new TaskSucceeded(id, "b", 1, "null", List.of(), 2L, new Payload("f".repeat(64), 7L)));
        problem(client.get(path + "/b/result"), 404);
    }

    private void succeeded(String task, String output) {
        events.executed(new TaskSucceeded(id, task, 1, output, List.of(), 2L, null));
    }

    private List<String> listed(String query) throws Exception {
        return json(client.get(path + query)).at("/items").findValuesAsText("id");
    }
}
