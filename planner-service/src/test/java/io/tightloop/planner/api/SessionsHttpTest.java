package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class SessionsHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    private final String id = "s-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void session_is_created_with_its_location_and_can_be_read_at_its_version() throws Exception {
        var created = client.post("/v1/sessions", brief(""));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/v1/sessions/" + id);

        var session = json(client.get("/v1/sessions/" + id + "?after=" + version(created)));
        assertThat(session.at("/status").asText()).isEqualTo("RUNNING");
        assertThat(session.at("/criteria/0/status").asText()).isEqualTo("UNPROVEN");
        assertThat(session.at("/criteria/0/check/type").asText()).isEqualTo("manual");
        assertThat(session.at("/progress/total").asInt()).isZero();
        assertThat(session.at("/tasks").isArray()).isTrue();
    }

    @Test
    void same_brief_is_the_same_session_and_another_brief_is_a_conflict() throws Exception {
        client.post("/v1/sessions", brief(""));
        assertThat(client.post("/v1/sessions", brief("")).statusCode()).isEqualTo(200);

        var conflict = client.post("/v1/sessions", brief(", 'name': 'other'"));
        assertThat(problem(conflict, 409).at("/type").asText()).isEqualTo("urn:tightloop:problem:conflict");
        assertThat(json(conflict).at("/state/status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void repeated_command_gets_its_first_answer() throws Exception {
        var first = client.send("/v1/sessions", brief(""), "Idempotency-Key", id);
        var again = client.send("/v1/sessions", brief(""), "Idempotency-Key", id);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(version(again)).isEqualTo(version(first));
    }

    @Test
    void id_of_another_kind_of_command_is_refused() throws Exception {
        client.send("/v1/sessions", brief(""), "Idempotency-Key", id);
        var other = client.send(
                "/v1/sessions/" + id + "/signals",
                "{'signal': 'BREAK', 'reason': 'enough', 'by': 'ann'}",
                "Idempotency-Key",
                id);

        assertThat(problem(other, 422).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(json(client.get("/v1/sessions/" + id)).at("/status").asText())
                .isEqualTo("RUNNING");
    }

    @Test
    void command_that_is_not_answered_in_time_is_pending() throws Exception {
        var silent = "silent-" + id;
        var accepted = client.send("/v1/sessions", brief("").replace(id, silent), "Prefer", "respond-async");
        assertThat(accepted.statusCode()).isEqualTo(202);

        var location = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/v1/sessions/" + silent + "/commands/");
        assertThat(json(client.get(location)).at("/status").asText()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource({"respond-async,respond-async", "wait=20,wait=20", "WAIT=20,wait=20", "'respond-async, wait=90',wait=60"
    })
    void preference_that_was_applied_is_named(String preference, String applied) throws Exception {
        var answer = client.send("/v1/sessions", brief(""), "Prefer", preference);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains(applied);
        var refused = client.send("/v1/sessions", brief(", 'name': 'other'"), "Prefer", preference);
        assertThat(refused.headers().firstValue("Preference-Applied")).contains(applied);
        assertThat(client.post("/v1/sessions", brief("")).headers().firstValue("Preference-Applied"))
                .isEmpty();
    }

    @Test
    void break_ends_the_session_with_what_is_unproven() throws Exception {
        client.post("/v1/sessions", brief(""));
        var answer =
                client.post("/v1/sessions/" + id + "/signals", "{'signal': 'BREAK', 'reason': 'enough', 'by': 'ann'}");
        assertThat(answer.statusCode()).isEqualTo(200);

        var session = json(client.get("/v1/sessions/" + id + "?after=" + version(answer)));
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
        {'signal': 'CONTINUE', 'policy': {'maxDuration': 'ever'}} | policy.maxDuration
        {'signal': 'CONTINUE', 'policy': {'tokenBudget': 0}} | policy.tokenBudget
        {'signal': 'CONTINUE', 'policy': {'commitEvery': 1}} | policy.commitEvery
        """)
    void signal_that_is_wrong_is_refused(String body, String field) throws Exception {
        var problem = problem(client.post("/v1/sessions/x/signals", body), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void signal_that_does_not_fit_is_a_conflict_and_an_unknown_session_is_not_found() throws Exception {
        client.post("/v1/sessions", brief(""));
        problem(client.post("/v1/sessions/" + id + "/signals", "{'signal': 'CONTINUE'}"), 409);
        problem(client.post("/v1/sessions/nobody/signals", "{'signal': 'BREAK'}"), 404);
    }

    @Test
    void what_is_unknown_has_one_type_however_it_is_asked_for() throws Exception {
        var asked = problem(client.get("/v1/sessions/nobody"), 404);
        var told = problem(client.post("/v1/sessions/nobody/signals", "{'signal': 'BREAK'}"), 404);
        var redriven = problem(client.post("/v1/sessions/nobody/redrive", "{'service': 'reviewer'}"), 404);

        assertThat(told.at("/type")).isEqualTo(asked.at("/type")).isEqualTo(redriven.at("/type"));
        assertThat(told.at("/detail")).isEqualTo(asked.at("/detail"));
    }

    @Test
    void limit_that_is_refused_is_named_as_in_the_request() throws Exception {
        client.post("/v1/sessions", brief(""));
        var small = "{'signal': 'CONTINUE', 'policy': {'maxIterations': 777}}";
        var refused = problem(client.post("/v1/sessions/" + id + "/signals", small), 422);

        assertThat(refused.at("/errors").findValuesAsText("field")).containsExactly("policy.maxIterations");
        assertThat(refused.at("/errors/0/message").asText()).isEqualTo("is 777 and iteration 2 is next: raise it");
        assertThat(refused.at("/detail").asText()).startsWith("policy.maxIterations is 777");
    }

    @Test
    void fields_that_a_service_refuses_are_named_one_by_one() throws Exception {
        client.post("/v1/sessions", brief(""));
        var waiver = "{'criterion': 'nothing', 'reason': 'r', 'by': 'ann'}";
        var refused = problem(client.post("/v1/sessions/" + id + "/waivers", waiver), 422);

        assertThat(refused.at("/errors").findValuesAsText("field")).containsExactly("criterion", "approvedBy");
        assertThat(refused.at("/errors/1/message").asText()).isEqualTo("a waiver needs one; and a reason");
        assertThat(refused.at("/state/status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void brief_that_is_wrong_names_its_fields() throws Exception {
        var problem = problem(client.post("/v1/sessions", brief(", 'nmae': 'x'")), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("nmae");
        assertThat(problem.at("/instance").asText()).isEqualTo("/v1/sessions");
    }

    @Test
    void every_reminder_and_address_that_is_wrong_is_named() throws Exception {
        var quiet = "'quiet': {'from': '22:00', 'to': '22:00', 'zone': 'Mars'}";
        var fields = ", 'policy': {'reminders': {'after': '1ms', 'every': ['1h', 'x'], 'most': -1, " + quiet + "}},"
                + " 'tasks': [{'id': 't1', 'title': 'write', 'callbackUrl': 'told'}]";

        var problem = problem(client.post("/v1/sessions", brief(fields)), 422);

        assertThat(problem.at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "policy.reminders.after",
                        "policy.reminders.every[1]",
                        "policy.reminders.most",
                        "policy.reminders.quiet.to",
                        "policy.reminders.quiet.zone",
                        "tasks[0].callbackUrl");
    }

    @Test
    void body_that_is_not_json_is_a_bad_request() throws Exception {
        assertThat(problem(client.post("/v1/sessions", "{'goal': "), 400)
                        .at("/detail")
                        .asText())
                .contains("line 1");
    }

    @Test
    void body_that_is_nested_too_deeply_is_a_bad_request() throws Exception {
        problem(client.post("/v1/sessions", "{'a':".repeat(100_000)), 400);
    }

    @Test
    void body_above_sixteen_mebibytes_is_too_large() throws Exception {
        var refused = problem(client.post("/v1/sessions", " ".repeat((16 << 20) + 1)), 413);
        assertThat(refused.at("/type").asText()).isEqualTo("urn:tightloop:problem:too-large");
        assertThat(refused.at("/detail").asText()).contains("at most 16777216 are taken");
    }

    @Test
    void other_media_types_are_not_supported() throws Exception {
        var request = client.request("/v1/sessions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("goal"));
        problem(client.send(request), 415);
    }

    @Test
    void unknown_routes_methods_and_sessions_are_problems() throws Exception {
        problem(client.get("/v1/nothing"), 404);
        problem(client.get("/v1/sessions/nobody"), 404);
        problem(client.get("/v1/sessions/nobody/tasks"), 404);
        problem(client.get("/v1/sessions/nobody/commands/none"), 404);
        problem(client.send(client.request("/v1/sessions").DELETE()), 405);
    }

    @Test
    void ids_and_cursors_with_what_databases_do_not_keep_were_never_handed_out() throws Exception {
        client.post("/v1/sessions", brief(""));
        var cursor = Base64.getUrlEncoder().encodeToString("1:a\0b".getBytes(StandardCharsets.UTF_8));

        problem(client.get("/v1/sessions/" + id + "/commands/a%00b"), 404);
        problem(client.get("/v1/sessions/" + id + "/observations?cursor=" + cursor), 422);
    }

    @Test
    void lists_are_read_page_by_page() throws Exception {
        var tasks = ", 'tasks': [{'id': 'a', 'title': 'x'}, {'id': 'b', 'title': 'y'}, {'id': 'c', 'title': 'z'}]";
        var version = version(client.post("/v1/sessions", brief(tasks)));

        var first = json(client.get("/v1/sessions/" + id + "/tasks?limit=2&after=" + version));
        assertThat(first.at("/items").findValuesAsText("id")).containsExactly("a", "b");
        var second = json(client.get("/v1/sessions/" + id + "/tasks?limit=2&cursor="
                + first.at("/nextCursor").asText()));
        assertThat(second.at("/items").findValuesAsText("id")).containsExactly("c");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void sessions_are_listed_by_status() throws Exception {
        client.post("/v1/sessions", brief(""));
        var version = version(client.post("/v1/sessions/" + id + "/signals", "{'signal': 'BREAK'}"));

        assertThat(listed("?status=INTERRUPTED&limit=200&after=" + version)).contains(id);
        assertThat(listed("?status=RUNNING&limit=200")).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=201,limit", "status=LOST,status", "cursor=%21,cursor", "after=eA,after"})
    void query_that_is_wrong_is_refused(String query, String field) throws Exception {
        var problem = problem(client.get("/v1/sessions?" + query), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void limit_that_is_no_number_is_refused() throws Exception {
        var problem = problem(client.get("/v1/sessions/" + id + "/criteria?limit=many"), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("limit");
    }

    @Test
    void version_that_is_not_stored_in_time_is_to_be_tried_again() throws Exception {
        var answer = client.get("/v1/sessions?after=" + Opaque.version(events.beyond()));
        problem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void liveness_is_answered() throws Exception {
        assertThat(client.get("/health/liveness").statusCode()).isEqualTo(200);
    }

    private Iterable<String> listed(String query) throws Exception {
        return json(client.get("/v1/sessions" + query)).at("/items").findValuesAsText("sessionId");
    }

    private String brief(String fields) {
        return Briefs.with("'sessionId': '" + id + "'" + fields);
    }
}
