package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.tightloop.planner.view.EventStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(
        environments = {"planner", "planner-test"},
        transactional = false)
class SessionsHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String id = "s-" + UUID.randomUUID();

    @Test
    void session_is_created_with_its_location_and_can_be_read_at_its_version() throws Exception {
        var created = post("/v1/sessions", brief(""));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/v1/sessions/" + id);

        var session = json(get("/v1/sessions/" + id + "?after=" + version(created)));
        assertThat(session.at("/status").asText()).isEqualTo("RUNNING");
        assertThat(session.at("/criteria/0/status").asText()).isEqualTo("UNPROVEN");
        assertThat(session.at("/criteria/0/check/type").asText()).isEqualTo("manual");
        assertThat(session.at("/progress/total").asInt()).isZero();
        assertThat(session.at("/tasks").isArray()).isTrue();
    }

    @Test
    void same_brief_is_the_same_session_and_another_brief_is_a_conflict() throws Exception {
        post("/v1/sessions", brief(""));
        assertThat(post("/v1/sessions", brief("")).statusCode()).isEqualTo(200);

        var conflict = post("/v1/sessions", brief(", 'name': 'other'"));
        assertThat(problem(conflict, 409).at("/type").asText()).isEqualTo("urn:tightloop:problem:conflict");
        assertThat(json(conflict).at("/state/status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void repeated_command_gets_its_first_answer() throws Exception {
        var first = send("/v1/sessions", brief(""), "Idempotency-Key", id);
        var again = send("/v1/sessions", brief(""), "Idempotency-Key", id);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(version(again)).isEqualTo(version(first));
    }

    @Test
    void command_that_is_not_answered_in_time_is_pending() throws Exception {
        var silent = "silent-" + id;
        var accepted = send("/v1/sessions", brief("").replace(id, silent), "Prefer", "respond-async");
        assertThat(accepted.statusCode()).isEqualTo(202);

        var location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/v1/sessions/" + silent + "/commands/");
        assertThat(json(get(location)).at("/status").asText()).isEqualTo("PENDING");
    }

    @Test
    void break_ends_the_session_with_what_is_unproven() throws Exception {
        post("/v1/sessions", brief(""));
        var answer = post("/v1/sessions/" + id + "/signals", "{'signal': 'BREAK', 'reason': 'enough', 'by': 'ann'}");
        assertThat(answer.statusCode()).isEqualTo(200);

        var session = json(get("/v1/sessions/" + id + "?after=" + version(answer)));
        assertThat(session.at("/status").asText()).isEqualTo("INTERRUPTED");
        assertThat(session.at("/outcome/reason").asText()).isEqualTo("enough");
        assertThat(session.at("/outcome/unproven/0").asText()).isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'signal': 'STOP'}                                | signal
        {}                                                | signal
        {'signal': 'BREAK', 'policy': {'maxRetries': 1, 'maxIterations': 1}} | policy
        {'signal': 'CONTINUE', 'policy': {'maxRetries': 0}} | policy.maxRetries
        """)
    void signal_that_is_wrong_is_refused(String body, String field) throws Exception {
        var problem = problem(post("/v1/sessions/x/signals", body), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void signal_that_does_not_fit_is_a_conflict_and_an_unknown_session_is_not_found() throws Exception {
        post("/v1/sessions", brief(""));
        problem(post("/v1/sessions/" + id + "/signals", "{'signal': 'CONTINUE'}"), 409);
        problem(post("/v1/sessions/nobody/signals", "{'signal': 'BREAK'}"), 404);
    }

    @Test
    void brief_that_is_wrong_names_its_fields() throws Exception {
        var problem = problem(post("/v1/sessions", brief(", 'nmae': 'x'")), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("nmae");
        assertThat(problem.at("/instance").asText()).isEqualTo("/v1/sessions");
    }

    @Test
    void body_that_is_not_json_is_a_bad_request() throws Exception {
        assertThat(problem(post("/v1/sessions", "{'goal': "), 400).at("/detail").asText())
                .contains("line 1");
    }

    @Test
    void body_that_is_nested_too_deeply_is_a_bad_request() throws Exception {
        problem(post("/v1/sessions", "{'a':".repeat(100_000)), 400);
    }

    @Test
    void body_above_sixteen_mebibytes_is_too_large() throws Exception {
        problem(post("/v1/sessions", " ".repeat((16 << 20) + 1)), 413);
    }

    @Test
    void other_media_types_are_not_supported() throws Exception {
        var request = request("/v1/sessions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("goal"))
                .build();
        problem(client.send(request, BodyHandlers.ofString()), 415);
    }

    @Test
    void unknown_routes_methods_and_sessions_are_problems() throws Exception {
        problem(get("/v1/nothing"), 404);
        problem(get("/v1/sessions/nobody"), 404);
        problem(get("/v1/sessions/nobody/tasks"), 404);
        problem(get("/v1/sessions/nobody/commands/none"), 404);
        var delete = request("/v1/sessions").DELETE().build();
        problem(client.send(delete, BodyHandlers.ofString()), 405);
    }

    @Test
    void lists_are_read_page_by_page() throws Exception {
        var tasks = ", 'tasks': [{'id': 'a', 'title': 'x'}, {'id': 'b', 'title': 'y'}, {'id': 'c', 'title': 'z'}]";
        var version = version(post("/v1/sessions", brief(tasks)));

        var first = json(get("/v1/sessions/" + id + "/tasks?limit=2&after=" + version));
        assertThat(first.at("/items").findValuesAsText("id")).containsExactly("a", "b");
        var second = json(get("/v1/sessions/" + id + "/tasks?limit=2&cursor="
                + first.at("/nextCursor").asText()));
        assertThat(second.at("/items").findValuesAsText("id")).containsExactly("c");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void sessions_are_listed_by_status() throws Exception {
        post("/v1/sessions", brief(""));
        var version = version(post("/v1/sessions/" + id + "/signals", "{'signal': 'BREAK'}"));

        assertThat(listed("?status=INTERRUPTED&limit=200&after=" + version)).contains(id);
        assertThat(listed("?status=RUNNING&limit=200")).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=201,limit", "status=LOST,status", "cursor=%21,cursor", "after=eA,after"})
    void query_that_is_wrong_is_refused(String query, String field) throws Exception {
        var problem = problem(get("/v1/sessions?" + query), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void limit_that_is_no_number_is_a_bad_request() throws Exception {
        problem(get("/v1/sessions?limit=many"), 400);
    }

    @Test
    void version_that_is_not_stored_in_time_is_to_be_tried_again() throws Exception {
        var answer = get("/v1/sessions?after=" + Opaque.version(events.beyond()));
        problem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void liveness_is_answered() throws Exception {
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    }

    private Iterable<String> listed(String query) throws Exception {
        return json(get("/v1/sessions" + query)).at("/items").findValuesAsText("sessionId");
    }

    private String brief(String fields) {
        return Briefs.with("'sessionId': '" + id + "'" + fields);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(path, body, "Accept", "application/json");
    }

    private HttpResponse<String> send(String path, String body, String header, String value) throws Exception {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(Briefs.json(body)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    private static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = json(response);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asText()).isNotBlank();
        return problem;
    }

    private static String version(HttpResponse<String> response) throws IOException {
        return json(response).at("/version").asText();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
