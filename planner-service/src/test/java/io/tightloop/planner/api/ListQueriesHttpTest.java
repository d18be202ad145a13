package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.http.RawHttp;
import io.tightloop.planner.database.OnH2;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnH2
class ListQueriesHttpTest {
    @Inject
    EmbeddedServer server;

    private final String id = "s-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + id + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"criteria", "observations", "confirmations", "commands", "tasks", "messages"})
    void every_parameter_of_a_list_that_is_wrong_is_named(String list) throws Exception {
        for (var limit : new String[] {"many", "0", "201", "-1", "1.5", ""}) {
            var query = "?limit=" + limit + "&cursor=%21&after=x";
            var problem = problem(client.get("/v1/sessions/" + id + "/" + list + query), 422);
            assertThat(problem.at("/errors").findValuesAsText("field")).containsExactly("limit", "cursor", "after");
        }
    }

    @Test
    void kind_of_observations_that_is_none_is_refused_with_the_kinds() throws Exception {
        var problem = problem(client.get("/v1/sessions/" + id + "/observations?kind=GUESS&limit=x"), 422);

        assertThat(problem.at("/errors").findValuesAsText("field")).containsExactly("kind", "limit");
        assertThat(problem.at("/errors/0/message").asText()).contains("QUESTION", "DECISION");
    }

    @ParameterizedTest
    @CsvSource({"elsewhere,0", "t.commands,0", "t.plan-events,1000", "t.review-events,999999999"})
    void version_of_what_cannot_be_is_refused_at_once(String topic, int partition) throws Exception {
        var version = Opaque.version(new Place(topic, partition, 0));
        var before = Instant.now();

        for (var path : new String[] {"", "/" + id, "/" + id + "/tasks", "/" + id + "/why", "/" + id + "/events"}) {
            var problem = problem(client.get("/v1/sessions" + path + "?after=" + version), 422);
            assertThat(problem.at("/errors/0/field").asText()).isEqualTo("after");
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://example.org"})
    void page_of_another_origin_is_refused_as_a_problem(String origin) throws Exception {
        var http = new RawHttp(server.getURL());
        var header = "Origin: " + origin + "\r\n";
        for (var method : new String[] {"GET", "POST"}) {
            var answer = http.send(method, "/v1/sessions", header, new byte[0]);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.head()).contains("content-type: application/problem+json");
            assertThat(answer.type()).isEqualTo("urn:tightloop:problem:foreign-origin");
            assertThat(answer.json().path("detail").asText()).contains("Origin");
        }
    }
}
