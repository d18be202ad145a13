package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SessionWaitsHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    @Inject
    EventStore events;

    @Inject
    SessionWaits waits;

    private final String id = "s-" + UUID.randomUUID();
    private final String path = "/v1/sessions/" + id;
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + id + "'"));
    }

    @Test
    void etag_stays_while_nothing_changes_and_is_another_after_every_change() throws Exception {
        var started = etag(client.get(path));
        assertThat(etag(client.get(path))).isEqualTo(started);

        planner.ask(id);
        var asked = etag(client.get(path));
        broken();
        assertThat(etag(client.get(path))).isNotIn(started, asked);
        assertThat(asked).isNotEqualTo(started);
    }

    @Test
    void session_that_is_known_already_is_not_sent_again() throws Exception {
        var etag = etag(client.get(path));

        var known = get(path, "\"other\", W/" + etag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(etag(known)).isEqualTo(etag);

        planner.ask(id);
        assertThat(get(path, etag).statusCode()).isEqualTo(200);
    }

    @Test
    void change_is_answered_when_it_happens() throws Exception {
        var etag = etag(client.get(path));
        var sinceTag = waiting("wait=30s", etag);
        var sinceCall = waiting("wait=PT30S&until=change", null);

        planner.ask(id);
        assertThat(status(sinceTag)).isEqualTo("AWAITING");
        broken();
        assertThat(sinceCall.get(10, SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void change_since_the_tag_is_answered_at_once() throws Exception {
        var etag = etag(client.get(path));
        planner.ask(id);

        assertThat(status(waiting("wait=60s", etag))).isEqualTo("AWAITING");
    }

    @Test
    void end_is_waited_for_through_other_changes() throws Exception {
        var ended = waiting("wait=30s&until=end", null);
        var asked = waiting("wait=30s&until=confirmation", null);

        planner.ask(id);
        assertThat(status(asked)).isEqualTo("AWAITING");
        assertThat(ended).isNotDone();
        broken();
        assertThat(status(ended)).isEqualTo("INTERRUPTED");
        assertThat(status(waiting("wait=60s&until=confirmation", null))).isEqualTo("INTERRUPTED");
    }

    @Test
    void session_is_answered_as_it_is_when_the_time_is_over() throws Exception {
        var etag = etag(client.get(path));

        var unchanged = client.get(path + "?wait=50ms");
        assertThat(json(unchanged).at("/sessionId").asText()).isEqualTo(id);
        assertThat(get(path + "?wait=50ms&until=end", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void many_wait_at_the_same_time() throws Exception {
        var all = IntStream.range(0, 400)
                .mapToObj(_ -> client.sent(client.request(path + "?wait=60s&until=end")))
                .toList();
        Awaitility.await().atMost(20, SECONDS).until(() -> waits.count() == all.size());

        broken();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(all).allSatisfy(answer -> assertThat(status(answer)).isEqualTo("INTERRUPTED"));
        Awaitility.await().atMost(5, SECONDS).until(() -> waits.count() == 0);
    }

    @Test
    void wait_that_is_wrong_names_every_parameter() throws Exception {
        var wrong = problem(client.get(path + "?wait=61s&until=never&after=x"), 422);
        assertThat(wrong.at("/errors").findValuesAsText("field")).containsExactly("wait", "until", "after");
        problem(client.get(path + "?wait=-1s"), 422);
    }

    @Test
    void session_that_is_not_there_is_waited_for() throws Exception {
        var other = "s-" + UUID.randomUUID();
        var begun = client.sent(client.request("/v1/sessions/" + other + "?wait=30s"));
        var ended = client.sent(client.request("/v1/sessions/" + other + "?wait=30s&until=end"));
        Awaitility.await().until(() -> waits.count() == 2);

        client.post("/v1/sessions", Briefs.with("'sessionId': '" + other + "'"));
        assertThat(status(begun)).isEqualTo("RUNNING");
        assertThat(ended).isNotDone();
        client.post("/v1/sessions/" + other + "/signals", "{'signal': 'BREAK', 'by': 'ann'}");
        assertThat(status(ended)).isEqualTo("INTERRUPTED");

        problem(client.get("/v1/sessions/nobody?wait=50ms"), 404);
        problem(client.get("/v1/sessions/no%20id?wait=30s"), 404);
    }

    @Test
    void session_whose_start_was_answered_here_is_there_although_the_read_model_is_behind() throws Exception {
        var late = "late-" + UUID.randomUUID();
        var started = client.post("/v1/sessions", Briefs.with("'sessionId': '" + late + "'"));
        assertThat(started.statusCode()).isEqualTo(201);
        var command = json(started).at("/commandId").asText();
        var asked = Stream.of("", "/tasks", "/why", "/observations", "/commands/" + command)
                .map(part -> client.sent(client.request("/v1/sessions/" + late + part)))
                .toList();
        problem(client.get("/v1/sessions/nobody"), 404);
        assertThat(asked).noneMatch(CompletableFuture::isDone);

        events.catchUp();
        for (var answer : asked) {
            assertThat(answer.get(10, SECONDS).statusCode()).isEqualTo(200);
        }
    }

    private void broken() throws Exception {
        assertThat(version(client.post(path + "/signals", "{'signal': 'BREAK', 'by': 'ann'}")))
                .isNotBlank();
    }

    /** A request that the server waits with, or that is answered already. */
    private CompletableFuture<HttpResponse<String>> waiting(String query, String etag) {
        long before = waits.count();
        var request = client.request(path + "?" + query);
        var answer = client.sent(etag == null ? request : request.header("If-None-Match", etag));
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> answer.isDone() || waits.count() > before);
        return answer;
    }

    private HttpResponse<String> get(String path, String etag) throws Exception {
        return client.send(client.request(path).header("If-None-Match", etag));
    }

    private static String status(CompletableFuture<HttpResponse<String>> answer) throws Exception {
        return json(answer.get(10, SECONDS)).at("/status").asText();
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
