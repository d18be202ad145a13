package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class FamilyHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    private final String id = "f-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void session_names_its_parent_and_its_task_the_sessions_it_is_left_to() throws Exception {
        start(id, "'tasks': [{'id': 't1', 'title': 'x'}]");
        start(id + ".a", parent(id, "t1"));
        delegate(id, "t1", id + ".a", id + ".b");

        var child = json(client.get("/v1/sessions/" + id + ".a"));
        assertThat(child.at("/parent/sessionId").asText()).isEqualTo(id);
        assertThat(child.at("/parent/taskId").asText()).isEqualTo("t1");
        var shown = json(client.get("/v1/sessions/" + id));
        assertThat(shown.has("parent")).isFalse();
        assertThat(shown.at("/tasks/0/delegatedTo/0").asText()).isEqualTo(id + ".a");
        assertThat(shown.at("/tasks/0/delegatedTo/1").asText()).isEqualTo(id + ".b");
        assertThat(shown.at("/tasks/0/status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void session_that_was_started_for_none_has_the_one_that_left_a_task_to_it_as_parent() throws Exception {
        start(id, "'tasks': [{'id': 't1', 'title': 'x'}]");
        start(id + ".a", "'name': 'x'");
        delegate(id, "t1", id + ".a");

        var child = json(client.get("/v1/sessions/" + id + ".a"));
        assertThat(child.at("/parent/sessionId").asText()).isEqualTo(id);
        assertThat(child.at("/parent/taskId").asText()).isEqualTo("t1");
    }

    @Test
    void tree_shows_everything_below_with_the_tasks_that_wait_and_names_the_parent_above() throws Exception {
        start(id + ".top", "'name': 'top'");
        start(id, "'name': 'root', 'tasks': [{'id': 't1', 'title': 'x'}], " + parent(id + ".top", ""));
        start(id + ".a", "'name': 'first', " + parent(id, "t1"));
        start(id + ".a.a", parent(id + ".a", ""));
        delegate(id, "t1", id + ".a", id + ".ghost");

        var tree = json(client.get("/v1/sessions/" + id + "/tree"));
        assertThat(tree.at("/parent/sessionId").asText()).isEqualTo(id + ".top");
        assertThat(tree.at("/parent").has("taskId")).isFalse();
        assertThat(tree.at("/name").asText()).isEqualTo("root");
        assertThat(tree.at("/status").asText()).isEqualTo("RUNNING");
        assertThat(tree.at("/truncated").asBoolean(true)).isFalse();
        assertThat(tree.at("/children")).hasSize(2);
        assertThat(tree.at("/children/0/sessionId").asText()).isEqualTo(id + ".a");
        assertThat(tree.at("/children/0/name").asText()).isEqualTo("first");
        assertThat(tree.at("/children/0/task").asText()).isEqualTo("t1");
        assertThat(tree.at("/children/0/children/0/sessionId").asText()).isEqualTo(id + ".a.a");
        assertThat(tree.at("/children/0/children/0").has("task")).isFalse();
        assertThat(tree.at("/children/1/status").asText()).isEqualTo("UNKNOWN");
        problem(client.get("/v1/sessions/nobody/tree"), 404);
    }

    @Test
    void tree_ends_where_sessions_wait_for_each_other() throws Exception {
        start(id, "'tasks': [{'id': 't1', 'title': 'x'}]");
        start(id + ".a", "'tasks': [{'id': 't1', 'title': 'x'}]");
        delegate(id, "t1", id + ".a");
        delegate(id + ".a", "t1", id);

        var tree = json(client.get("/v1/sessions/" + id + "/tree"));
        assertThat(tree.at("/children/0/sessionId").asText()).isEqualTo(id + ".a");
        assertThat(tree.at("/children/0/children")).isEmpty();
        assertThat(tree.at("/truncated").asBoolean(true)).isFalse();
    }

    @Test
    void tree_of_more_than_a_thousand_sessions_is_truncated() throws Exception {
        start(id, "'tasks': [{'id': 't1', 'title': 'x'}]");
        var children = IntStream.range(0, 1_001).mapToObj(number -> id + "." + number);
        delegate(id, "t1", children.toArray(String[]::new));

        var tree = json(client.get("/v1/sessions/" + id + "/tree"));
        assertThat(tree.at("/children")).hasSize(1_000);
        assertThat(tree.at("/truncated").asBoolean()).isTrue();
    }

    @Test
    void child_that_was_started_for_the_task_that_is_left_to_it_is_one_session() throws Exception {
        start(id, "'tasks': [{'id': 't1', 'title': 'x'}]");
        var children =
                IntStream.range(0, 1_000).mapToObj(number -> id + "." + number).toList();
        delegate(id, "t1", children.toArray(String[]::new));
        events.startedFor(id, "t1", children);

        var tree = json(client.get("/v1/sessions/" + id + "/tree"));
        assertThat(tree.at("/children")).hasSize(1_000);
        assertThat(tree.at("/truncated").asBoolean(true)).isFalse();
    }

    @Test
    void ninth_level_of_sessions_is_refused() throws Exception {
        start(id + ".1", "'name': 'first'");
        for (int level = 2; level <= 8; level++) {
            start(id + "." + level, parent(id + "." + (level - 1), ""));
        }
        var refused = client.post("/v1/sessions", brief(id + ".9", parent(id + ".8", "")));
        assertThat(problem(refused, 422).at("/errors/0/field").asText()).isEqualTo("parent.sessionId");

        var deep = json(client.get("/v1/sessions/" + id + ".1/tree"));
        assertThat(deep.toString()).contains(id + ".8");
        assertThat(deep.at("/truncated").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'parent': {'sessionId': 'self'}                 | parent.sessionId
        'parent': {'sessionId': 'a b'}                  | parent.sessionId
        'parent': {'taskId': 't1'}                      | parent.sessionId
        'parent': {'sessionId': 'x', 'taskId': 'a b'}   | parent.taskId
        'parent': {'sessionId': 'x', 'task': 't1'}      | parent.task
        'parent': 'x'                                   | parent
        """)
    void parent_that_cannot_be_is_refused(String parent, String field) throws Exception {
        var refused = client.post("/v1/sessions", brief("self", parent));
        assertThat(problem(refused, 422).at("/errors").findValuesAsText("field"))
                .contains(field);
    }

    private void start(String session, String fields) throws Exception {
        HttpResponse<String> started = client.post("/v1/sessions", brief(session, fields));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        JsonNode stored = json(client.get("/v1/sessions/" + session + "?after=" + version(started)));
        assertThat(stored.at("/sessionId").asText()).isEqualTo(session);
    }

    private void delegate(String session, String task, String... children) {
        events.executed(
                new TaskDispatched(session, task, "w1", 1, "crew", 5L),
                new TaskDelegated(session, task, "w1", "claim", 1, List.of(children), 1, 6L));
    }

    private static String parent(String session, String task) {
        return task.isEmpty()
                ? "'parent': {'sessionId': '" + session + "'}"
                : "'parent': {'sessionId': '" + session + "', 'taskId': '" + task + "'}";
    }

    private static String brief(String session, String fields) {
        return Briefs.with("'sessionId': '" + session + "', " + fields);
    }
}
