package io.tightloop.executor.queue;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkerSeen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueuesHttpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedServer server;
    private static InMemoryQueues queues;

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port", -1,
                        "tightloop.kafka.enabled", false,
                        "jackson.serialization.write-dates-as-timestamps", false));
        queues = server.getApplicationContext().getBean(InMemoryQueues.class);
        for (var name : List.of("agents", "command", "judges")) {
            queues.holds(name, Backlog.NONE);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void kafka_is_there() {
        queues.kafkaIsAway(false);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + "/v1/queues" + path));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(at(path).GET());
    }

    private static HttpResponse<String> put(String queue, String body) throws Exception {
        return send(at("/" + queue).header("Content-Type", "application/json").PUT(ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }

    private static JsonNode problem(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return json(response);
    }

    @Test
    void a_queue_is_shown_with_its_depth_its_oldest_item_and_its_workers() throws Exception {
        var dispatched = Instant.now().minusSeconds(90);
        queues.holds("deep", new Backlog(10_000, true, dispatched));
        var workers = server.getApplicationContext().getBean(WorkersSeen.class);
        workers.learn(new WorkerSeen("deep", "ada", List.of("java")), Instant.now());
        workers.learn(new WorkClaimed("s", "w", "t", "c", "ada", null, "deep"), Instant.now());
        workers.learn(new WorkerSeen("deep", "bob", List.of()), Instant.now());

        var queue = json(get("/deep"));

        assertThat(queue.path("queue").asText()).isEqualTo("deep");
        assertThat(queue.path("depth").asLong()).isEqualTo(10_000);
        assertThat(queue.path("depthAtLeast").asBoolean()).isTrue();
        assertThat(Duration.parse(queue.path("oldestAge").asText()))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        assertThat(Instant.parse(queue.path("oldestAt").asText())).isEqualTo(dispatched);
        assertThat(queue.path("workers")).hasSize(2);
        assertThat(queue.at("/workers/1/capabilities").toString()).isEqualTo("[]");
        assertThat(queue.at("/workers/0/worker").asText()).isEqualTo("ada");
        assertThat(queue.at("/workers/0/capabilities").toString()).isEqualTo("[\"java\"]");
        assertThat(queue.at("/workers/0/running").asInt()).isEqualTo(1);
        assertThat(Instant.parse(queue.at("/workers/0/lastSeen").asText())).isAfter(dispatched);
    }

    @Test
    void a_queue_on_which_nothing_waits_says_so() throws Exception {
        assertThat(get("/judges").body())
                .isEqualTo("{\"queue\":\"judges\",\"depth\":0,\"depthAtLeast\":false,\"oldestAge\":null,"
                        + "\"oldestAt\":null,\"workers\":[]}");
    }

    @Test
    void queues_are_listed_by_name_in_pages() throws Exception {
        var first = json(get("?limit=2"));
        assertThat(first.path("items").findValuesAsText("queue")).containsExactly("agents", "command");

        var next = json(get("?limit=200&cursor=" + first.path("nextCursor").asText()));

        assertThat(next.path("items").findValuesAsText("queue"))
                .contains("judges")
                .doesNotContain("agents", "command");
        assertThat(next.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_queue_is_made_known_once() throws Exception {
        var made = put("fresh.queue", "{}");
        var again = send(at("/fresh.queue").PUT(noBody()));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).path("queue").asText()).isEqualTo("fresh.queue");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(get("/fresh.queue").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_queue_is_not_found() throws Exception {
        assertThat(problem(get("/nobody"), 404).path("type").asText()).isEqualTo("urn:tightloop:problem:unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Agents", "a%20b", "a%2Fb", "%00", "ä"})
    void a_name_that_no_queue_can_have_is_refused(String name) throws Exception {
        assertThat(problem(put(name, ""), 422).at("/errors/0/field").asText()).isEqualTo("queue");
    }

    @Test
    void a_body_with_something_in_it_is_refused_by_field() throws Exception {
        var problem = problem(put("agents", "{\"depth\": 3}"), 422);

        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("depth");
        assertThat(problem.at("/errors/0/message").asText()).startsWith("unknown field");
        problem(put("agents", "[1"), 400);
    }

    @Test
    void a_limit_or_cursor_out_of_bounds_is_refused_by_name() throws Exception {
        for (var limit : List.of("0", "201", "many", "-1", "")) {
            var problem = problem(get("?cursor=%20&limit=" + limit), 422);
            assertThat(problem.at("/errors/0/field").asText()).isEqualTo("limit");
            assertThat(problem.at("/errors/1/field").asText()).isEqualTo("cursor");
        }
    }

    @Test
    void while_kafka_is_away_clients_are_told_to_come_again() throws Exception {
        queues.kafkaIsAway(true);

        for (var response : List.of(get(""), get("/agents"), put("agents", ""))) {
            problem(response, 503);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
        }
    }
}
