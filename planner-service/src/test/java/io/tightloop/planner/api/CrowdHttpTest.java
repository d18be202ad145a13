package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.problem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.database.OnH2;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than the front door serves at the same time; sessions named {@code silent-…} are never answered. */
@OnH2
@Property(name = "tightloop.planner.commands", value = "4")
@Property(name = "tightloop.planner.waits", value = "3")
class CrowdHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    @Inject
    Rooms rooms;

    @Inject
    MeterRegistry meters;

    private final String id = "silent-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void command_beyond_the_limit_is_refused_before_anything_of_it_is_written() throws Exception {
        var waiting = crowd();
        int written = planner.written();
        double refused = refused("commands");
        var queue = "q-" + UUID.randomUUID();

        var start = client.post(
                "/v1/sessions",
                Briefs.with("'sessionId': 'new', 'tasks': [{'id': 'a', 'title': 'x', 'queue': '" + queue + "'}]"));
        assertThat(problem(start, 429).at("/detail").asText()).contains("4 commands");
        assertThat(start.headers().firstValue("Retry-After")).contains("1");
        problem(client.post("/v1/sessions/new/signals", "{'signal': 'BREAK'}"), 429);
        problem(client.post("/v1/dead-letters/redrive", "{}"), 429);

        assertThat(planner.written()).isEqualTo(written);
        assertThat(planner.knownQueues()).doesNotContain(queue);
        assertThat(refused("commands")).isEqualTo(refused + 3);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void queries_and_health_go_on_while_commands_are_refused() throws Exception {
        crowd();

        assertThat(client.get("/v1/sessions").statusCode()).isEqualTo(200);
        assertThat(client.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(client.get("/prometheus").body()).contains("tightloop_commands_waiting 4.0");
    }

    @Test
    void command_is_taken_when_another_is_over() throws Exception {
        var waiting = crowd();
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(20, SECONDS);

        assertThat(waiting)
                .allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(202));
        var started = client.post("/v1/sessions", Briefs.with("'sessionId': 's-" + UUID.randomUUID() + "'"));
        assertThat(started.statusCode()).isEqualTo(201);
    }

    @Test
    void query_that_would_wait_beyond_the_limit_is_refused_and_others_are_answered() throws Exception {
        var waiting = IntStream.range(0, 3)
                .mapToObj(_ -> client.sent(client.request("/v1/sessions/" + id + "?wait=3s")))
                .toList();
        Awaitility.await().until(() -> rooms.waits().taken() == 3);

        var refused = client.get("/v1/sessions/" + id + "?wait=3s");
        assertThat(problem(refused, 429).at("/detail").asText()).contains("3 waits");
        problem(client.get("/v1/sessions/" + id), 404);
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(20, SECONDS);
        assertThat(rooms.waits().taken()).isZero();
    }

    /** As many commands as there is room for, which wait for 3 s. */
    private List<CompletableFuture<HttpResponse<String>>> crowd() {
        Awaitility.await().until(() -> rooms.commands().taken() == 0);
        var waiting = IntStream.range(0, 4)
                .mapToObj(number -> client.sent(start(id + number)))
                .toList();
        Awaitility.await().until(() -> rooms.commands().taken() == 4);
        return waiting;
    }

    private HttpRequest.Builder start(String sessionId) {
        return client.request("/v1/sessions")
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=3")
                .POST(BodyPublishers.ofString(Briefs.json(Briefs.with("'sessionId': '" + sessionId + "'"))));
    }

    private double refused(String who) {
        return meters.counter("tightloop.refused.busy", "who", who).count();
    }
}
