package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of 10,000 tasks and results of many MiB, in a server with a heap of 512 MiB. */
final class LargeSessionTest {
    private static final int TASKS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static StandaloneProcess server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        server = StandaloneProcess.start(folder);
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_brief_of_10_000_tasks_is_done() throws Exception {
        var brief = brief("many", 1_000);
        brief.set("tasks", tasks("swift"));
        var body = JSON.writeValueAsBytes(brief);
        long begin = System.nanoTime();

        try (var agent = SwiftAgent.on("swift", server.journal())) {
            var started = api.post("/v1/sessions", body);
            assertThat(started.status()).as(started.body().toString()).isIn(201, 202);
            long accepted = System.nanoTime();
            var end = until("many", session -> session.hasNonNull("endedAt"));

            assertThat(end.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(end.path("progress").path("completed").asInt()).isEqualTo(TASKS);
            assertThat(agent.done()).isGreaterThanOrEqualTo(TASKS);
            System.out.printf(
                    "%d tasks, brief of %d bytes: accepted after %d ms, done after %d ms, heap of 512 MiB%n",
                    TASKS, body.length, (accepted - begin) / 1_000_000, (System.nanoTime() - begin) / 1_000_000);
        }
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void an_agents_plan_of_10_000_tasks_is_proposed() throws Exception {
        var brief = brief("planned", 3);
        brief.putObject("planning").put("strategy", "agent").put("queue", "planners-10k");
        brief.withObject("policy").putArray("confirm").add("PLAN");
        assertThat(api.post("/v1/sessions", JSON.writeValueAsBytes(brief)).status())
                .isEqualTo(201);
        var item = claim("planners-10k");

        var result = JSON.createObjectNode();
        result.putObject("plan").set("tasks", tasks("command"));
        var told = api.post("/v1/work/" + item.path("workId").asText() + "/complete", JSON.writeValueAsBytes(result));

        assertThat(told.status()).as(told.body().toString()).isIn(200, 202);
        until(
                "planned",
                session -> session.path("awaiting").path("kind").asText().equals("PLAN"));
        var last = api.get("/v1/sessions/planned/tasks?limit=200");
        assertThat(last.body().path("items")).hasSize(200);
        api.signal("planned", "{signal: BREAK, by: ada}");
    }

    @Test
    void a_result_of_18_mib_is_there_as_it_was_sent() throws Exception {
        var brief = brief("heavy", 1);
        brief.putArray("tasks").addObject().put("id", "t1").put("title", "x").put("queue", "heavy");
        assertThat(api.post("/v1/sessions", JSON.writeValueAsBytes(brief)).status())
                .isEqualTo(201);
        var item = claim("heavy");
        var output = "\"" + "x".repeat(18 << 20) + "\"";
        var told = api.post(
                "/v1/work/" + item.path("workId").asText() + "/complete",
                ("{\"output\": " + output + "}").getBytes(UTF_8));
        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);

        var end = until("heavy", session -> session.hasNonNull("endedAt"));
        var task = Api.part(end, "tasks", "t1");
        assertThat(task.path("output").isNull()).isTrue();
        assertThat(task.path("outputBytes").asLong()).isEqualTo(output.length());
        assertThat(text(task.path("outputUrl").asText())).isEqualTo(output);
        assertThat(api.get("/v1/sessions/heavy/tasks/t1/result")
                        .body()
                        .path("output")
                        .textValue())
                .hasSize(18 << 20);
    }

    @Test
    void all_that_a_command_said_is_there_when_the_result_shows_its_ends() throws Exception {
        var brief = brief("loud", 1);
        var task = brief.putArray("tasks")
                .addObject()
                .put("id", "t1")
                .put("title", "x")
                .put("queue", "command");
        task.putObject("input").put("command", "seq 1 500000");
        assertThat(api.post("/v1/sessions", JSON.writeValueAsBytes(brief)).status())
                .isEqualTo(201);

        var end = until("loud", session -> session.hasNonNull("endedAt"));
        var whole = Api.part(end, "tasks", "t1").path("output").path("whole");
        assertThat(whole.path("bytes").asInt()).isEqualTo(3_388_895);
        assertThat(text(whole.path("url").asText())).startsWith("1\n2\n").endsWith("\n500000\n");
    }

    private static ObjectNode brief(String id, int concurrent) {
        var brief =
                JSON.createObjectNode().put("sessionId", id).put("goal", "much").put("mode", "ASYNC");
        brief.putArray("criteria")
                .addObject()
                .put("id", "true")
                .put("text", "it is so")
                .putObject("check")
                .put("type", "command")
                .put("command", "true");
        brief.putObject("policy").putObject("parallel").put("maxConcurrent", concurrent);
        return brief;
    }

    private static ArrayNode tasks(String queue) {
        var tasks = JSON.createArrayNode();
        for (int i = 0; i < TASKS; i++) {
            tasks.addObject()
                    .put("id", "task-" + i)
                    .put("title", "do number " + i)
                    .put("description", "what is to be done ".repeat(45))
                    .put("queue", queue);
        }
        return tasks;
    }

    private static JsonNode claim(String queue) {
        var items = await().atMost(LONGEST)
                .until(
                        () -> api.post("/v1/work/" + queue + "/claim", Api.json("{worker: ann, wait: 20s, lease: 5m}"))
                                .body()
                                .path("items"),
                        found -> found.size() == 1);
        return items.get(0);
    }

    private static JsonNode until(String session, Predicate<JsonNode> holds) {
        return await("session " + session)
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.session(session), holds);
    }

    private static String text(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
