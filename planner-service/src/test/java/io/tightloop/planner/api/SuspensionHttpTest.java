package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class SuspensionHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    private final String id = "w-" + UUID.randomUUID();
    private final String session = "/v1/sessions/" + id;
    private FrontDoorClient client;

    @BeforeEach
    void start() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + id + "'"));
    }

    @Test
    void suspended_session_shows_what_it_waits_for_until_a_person_decides() throws Exception {
        var answer = client.post(
                session + "/suspension",
                "{'type': 'TIME', 'until': '2030-01-31T08:00:00Z', 'reason': 'the freeze', 'by': 'ann'}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/command").asText()).isEqualTo("SuspendSession");

        var shown = json(client.get(session + "?after=" + version(answer)));
        assertThat(shown.at("/status").asText()).isEqualTo("SUSPENDED");
        assertThat(shown.at("/suspension/type").asText()).isEqualTo("TIME");
        assertThat(shown.at("/suspension/reason").asText()).isEqualTo("the freeze");
        assertThat(shown.at("/suspension/until").asText()).isEqualTo("2030-01-31T08:00:00Z");
        assertThat(shown.at("/suspension/since").asText()).isEqualTo("1970-01-01T00:00:00.008Z");
        assertThat(shown.at("/suspension/attempts").asInt(-1)).isZero();
        assertThat(shown.at("/suspension/timedOut").asBoolean(true)).isFalse();
        assertThat(shown.at("/suspension/by").asText()).isEqualTo("ann");
        var list = json(client.get("/v1/sessions?status=SUSPENDED&limit=200"));
        assertThat(list.at("/items").findValuesAsText("sessionId")).contains(id);

        var conflict = client.post(session + "/suspension", "{'type': 'MANUAL'}");
        assertThat(problem(conflict, 409).at("/state/status").asText()).isEqualTo("SUSPENDED");

        var resumed = client.post(session + "/resume", "{'decision': 'FORCE', 'comment': 'enough', 'by': 'bob'}");
        var after = json(client.get(session + "?after=" + version(resumed)));
        assertThat(after.at("/status").asText()).isEqualTo("RUNNING");
        assertThat(after.has("suspension")).isFalse();
        var stale = problem(client.post(session + "/resume", "{'decision': 'APPROVE'}"), 409);
        assertThat(stale.at("/type").asText()).isEqualTo("urn:tightloop:problem:stale");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        suspension | {}                                                      | type
        suspension | {'type': 'NAP'}                                         | type
        suspension | {'type': 'TIME'}                                        | for
        suspension | {'type': 'TIME', 'for': '1h', 'path': 'x'}              | path
        suspension | {'type': 'TIME', 'until': 'soon'}                       | until
        suspension | {'type': 'POLL'}                                        | check
        suspension | {'type': 'POLL', 'check': {'type': 'http'}}             | check.url
        suspension | {'type': 'FILE'}                                        | path
        suspension | {'type': 'MANUAL', 'why': 'x'}                          | why
        resume     | {}                                                      | decision
        resume     | {'decision': 'PERHAPS'}                                 | decision
        resume     | {'decision': 'FORCE', 'reason': 'x'}                    | reason
        messages   | {}                                                      | text
        messages   | {'text': ' '}                                           | text
        messages   | {'text': 'x', 'to': 'bob'}                              | to
        """)
    void body_that_is_wrong_names_its_fields(String path, String body, String field) throws Exception {
        int written = planner.written();
        var problem = problem(client.post(session + "/" + path, body), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(planner.written()).isEqualTo(written);
    }

    @Test
    void queue_of_a_judge_that_is_polled_is_made_known() throws Exception {
        var queue = "oracles-" + UUID.randomUUID();
        client.post(session + "/suspension", "{'type': 'POLL', 'check': {'type': 'agent', 'queue': '" + queue + "'}}");
        assertThat(planner.knownQueues()).contains(queue);
    }

    @Test
    void messages_are_read_page_by_page_oldest_first() throws Exception {
        tell("{'text': 'one', 'by': 'ann'}");
        tell("{'text': 'two'}");
        var after = "&after=" + tell("{'text': 'three'}");

        var first = json(client.get(session + "/messages?limit=2" + after));
        assertThat(first.at("/items").findValuesAsText("text")).containsExactly("one", "two");
        assertThat(first.at("/items/0/by").asText()).isEqualTo("ann");
        assertThat(first.at("/items/1").has("by")).isFalse();
        var second = json(client.get(
                session + "/messages?cursor=" + first.at("/nextCursor").asText()));
        assertThat(second.at("/items").findValuesAsText("text")).containsExactly("three");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        problem(client.get(session + "/messages?limit=0"), 422);
        problem(client.get("/v1/sessions/nobody/messages"), 404);
    }

    @Test
    void message_has_at_most_8192_characters() throws Exception {
        assertThat(client.post(session + "/messages", "{'text': '" + "x".repeat(8_192) + "'}")
                        .statusCode())
                .isEqualTo(200);
        problem(client.post(session + "/messages", "{'text': '" + "x".repeat(8_193) + "'}"), 422);
    }

    private String tell(String body) throws Exception {
        return version(client.post(session + "/messages", body));
    }
}
