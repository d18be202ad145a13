package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that knows nothing but the ids of a session and of a task. */
abstract class TaskPollingHttpTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    private final String name = "n-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void know_the_server() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void rest_of_a_task_is_estimated_from_sessions_of_the_same_name() throws Exception {
        ran(named(name, "write"), "t1", Duration.ofHours(2));
        ran(named(name, "write"), "t1", Duration.ofHours(4));
        ran(named("other-" + name, "write"), "t1", Duration.ofHours(100));
        ran(named(name, "read"), "t1", Duration.ofHours(100));

        var session = named(name, "write");
        assertThat(task(session).has("estimatedRemaining")).isFalse();
        starts(session, "t1", ago(Duration.ofHours(1)));

        assertThat(remaining(session, "t1")).isBetween(Duration.ofHours(2).minus(MINUTE), Duration.ofHours(2));
        assertThat(json(client.get("/v1/sessions/" + session + "/tasks"))
                        .at("/items/0")
                        .has("estimatedRemaining"))
                .isFalse();
    }

    @Test
    void task_that_takes_longer_than_before_has_nothing_left() throws Exception {
        ran(named(name, "write"), "t1", Duration.ofHours(1));
        var session = named(name, "write");
        starts(session, "t1", ago(Duration.ofHours(3)));

        assertThat(remaining(session, "t1")).isZero();
    }

    @Test
    void nothing_is_estimated_without_a_run_of_the_last_thirty_days() throws Exception {
        var old = named(name, "write");
        long then = ago(Duration.ofDays(31));
        starts(old, "t1", then);
        succeeds(old, "t1", "{}", then + 1_000);
        var session = named(name, "write");
        starts(session, "t1", ago(MINUTE));

        assertThat(task(session).has("estimatedRemaining")).isFalse();
    }

    @Test
    void first_run_in_a_session_without_a_name_tells_of_the_second() throws Exception {
        ran(named("", "write"), "t1", Duration.ofHours(100));
        var session = started("'tasks': [{'id': 't1', 'title': 'write'}, {'id': 't1.2', 'title': 'write'}]");
        ran(session, "t1", Duration.ofHours(2));
        starts(session, "t1.2", ago(Duration.ofHours(1)));

        assertThat(remaining(session, "t1.2")).isBetween(Duration.ofHours(1).minus(MINUTE), Duration.ofHours(1));
    }

    @Test
    void files_that_a_worker_says_it_made_are_shown() throws Exception {
        var session = named(name, "write");
        assertThat(task(session).has("filesCreated")).isFalse();
        succeeds(session, "t1", Briefs.json("{'files': ['a.txt', 'b.txt']}"), ago(MINUTE));

        var files = Briefs.json("['a.txt','b.txt']");
        assertThat(task(session).at("/filesCreated")).hasToString(files);
        var result = json(client.get("/v1/sessions/" + session + "/tasks/t1/result"));
        assertThat(result.at("/filesCreated")).hasToString(files);
        assertThat(result.at("/type").asText()).isEqualTo("object");
    }

    @Test
    void task_of_a_session_that_comes_late_is_found_once_it_is_there() throws Exception {
        var session = "late-" + UUID.randomUUID();
        var answer = client.post("/v1/sessions", brief(session, ", 'tasks': [{'id': 't1', 'title': 'write'}]"));
        var late = Thread.ofVirtual().start(events::catchUp);

        assertThat(client.get("/v1/sessions/" + session + "/tasks/t1?after=" + version(answer))
                        .statusCode())
                .isEqualTo(200);
        late.join();
    }

    @Test
    void task_that_is_not_planned_is_not_found_and_the_answer_says_why() throws Exception {
        var path = "/v1/sessions/" + named(name, "write") + "/tasks/";

        var unknown = problem(client.get(path + "t9"), 404);
        assertThat(unknown.at("/detail").asText()).isEqualTo("There is no task 't9' yet: the session is being planned");
        problem(client.get(path + "t1?after=x"), 422);
        var beyond = client.get(path + "t1?after=" + Opaque.version(events.beyond()));
        assertThat(beyond.statusCode()).isEqualTo(503);
        assertThat(beyond.headers().firstValue("Retry-After")).isPresent();
    }

    /** A session of this name whose task t1 has this title. */
    private String named(String named, String title) throws Exception {
        return started("'name': '" + named + "', 'tasks': [{'id': 't1', 'title': '" + title + "'}]");
    }

    private String started(String fields) throws Exception {
        var session = "s-" + UUID.randomUUID();
        client.post("/v1/sessions", brief(session, ", " + fields));
        return session;
    }

    private static String brief(String session, String fields) {
        return Briefs.with("'sessionId': '" + session + "'" + fields);
    }

    /** A run of the task, over a minute ago, took so long. */
    private void ran(String session, String task, Duration length) {
        long end = ago(MINUTE);
        starts(session, task, end - length.toMillis());
        succeeds(session, task, "{}", end);
    }

    private void starts(String session, String task, long at) {
        var work = "w-" + session + task;
        events.executed(
                new TaskDispatched(session, task, work, 1, "agents", at),
                new TaskStarted(session, task, work, 1, "ada", at + 10_000, at));
    }

    private void succeeds(String session, String task, String output, long at) {
        events.executed(new TaskSucceeded(session, task, 1, output, List.of(), at, null));
    }

    private static long ago(Duration time) {
        return System.currentTimeMillis() - time.toMillis();
    }

    private JsonNode task(String session) throws Exception {
        return json(client.get("/v1/sessions/" + session + "/tasks/t1"));
    }

    private Duration remaining(String session, String task) throws Exception {
        var shown = json(client.get("/v1/sessions/" + session + "/tasks/" + task));
        return Duration.parse(shown.at("/estimatedRemaining").asText());
    }
}
