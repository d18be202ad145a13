package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class DeadLetterHttpTest extends DeadLetterFixture {
    @Test
    void letters_are_listed_oldest_first_whatever_their_bytes_are() throws Exception {
        var second = died("planner", topics.commands(), session, GARBAGE, 6L);
        var first = died("reviewer", topics.executionEvents(), session, GARBAGE, 5L);
        var third = died("executor", topics.work("agents"), session, new byte[0], 7L);

        var page = json(client.get("/v1/dead-letters?limit=2&session=" + session));
        assertThat(page.at("/items").findValuesAsText("id")).containsExactly(first, second);
        assertThat(page.at("/items").findValuesAsText("origin")).containsExactly("EVENT", "COMMAND");
        assertThat(page.at("/items/0/status").asText()).isEqualTo("OPEN");
        assertThat(page.at("/items/0/cause").asText()).isEqualTo("it is garbage");
        assertThat(page.at("/items/0/bytes").asInt()).isEqualTo(3);
        var rest = json(client.get("/v1/dead-letters?session=" + session + "&cursor="
                + page.at("/nextCursor").asText()));
        assertThat(rest.at("/items").findValuesAsText("id")).containsExactly(third);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "service=planner, COMMAND",
        "topic=commands, COMMAND",
        "topic=t.commands, COMMAND",
        "topic=work.agents, WORK",
        "service=executor&status=OPEN, WORK",
        "status=REDRIVEN, "
    })
    void letters_are_found_by_what_they_are(String query, String origin) throws Exception {
        died("planner", topics.commands(), session, GARBAGE, 6L);
        died("executor", topics.work("agents"), session, GARBAGE, 7L);

        var found = json(client.get("/v1/dead-letters?session=" + session + "&" + query));
        assertThat(found.at("/items").findValuesAsText("origin"))
                .containsExactly(origin == null ? new String[0] : new String[] {origin});
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "status=open, status", "cursor=x, cursor", "service=, service"})
    void parameter_that_is_wrong_is_named(String query, String field) throws Exception {
        var problem = problem(client.get("/v1/dead-letters?" + query), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void letter_is_shown_whole_and_decoded_when_it_can_be_now() throws Exception {
        var id = died("planner", topics.commands(), session, bytes(message("m-1")), 6L);

        var letter = json(client.get("/v1/dead-letters/" + id));
        assertThat(letter.at("/key").asText()).isEqualTo(session);
        assertThat(letter.at("/headers/ce_type").asText()).isEqualTo("SendMessage");
        assertThat(letter.at("/headers/odd").asText()).isEqualTo("base64:/w==");
        assertThat(Base64.getDecoder().decode(letter.at("/payload").asText())).isEqualTo(bytes(message("m-1")));
        assertThat(letter.at("/type").asText()).isEqualTo("SendMessage");
        assertThat(letter.at("/decoded/text").asText()).isEqualTo("hello");
        assertThat(letter.at("/redrive").asText()).contains("written to its topic again");
        assertThat(letter.has("undecodable")).isFalse();
        assertThat(client.get(letter.at("/payloadUrl").asText()).headers().firstValue("Content-Type"))
                .contains("application/octet-stream");
    }

    @Test
    void letter_that_cannot_be_decoded_says_why() throws Exception {
        var letter = json(client.get("/v1/dead-letters/" + died("planner", topics.commands(), session, GARBAGE, 6L)));
        assertThat(letter.at("/undecodable").asText()).isNotBlank();
        assertThat(letter.has("type")).isFalse();
    }

    @Test
    void event_that_a_person_has_redriven_in_its_session_is_redriven() throws Exception {
        var id = died("reviewer", topics.executionEvents(), session, GARBAGE, 6L);
        long place = offset;
        events.append(List.of(
                new SessionParked(session, "reviewer", topics.executionEvents(), place, "it is garbage", 6L),
                new SessionRedriven(session, "reviewer", false, "bob", 8L)));

        var letter = json(client.get("/v1/dead-letters/" + id));
        assertThat(letter.at("/status").asText()).isEqualTo("REDRIVEN");
        assertThat(letter.at("/by").asText()).isEqualTo("bob");
        assertThat(letter.at("/outcome").asText()).contains("reviewer");
    }

    @Test
    void letter_is_resolved_for_a_reason_and_not_redriven_then() throws Exception {
        var id = died("planner", topics.commands(), session, GARBAGE, 6L);

        problem(client.post(path(id, "resolve"), "{'by': 'ann'}"), 422);
        var letter = json(client.post(path(id, "resolve"), "{'reason': 'a test', 'by': 'ann'}"));
        assertThat(letter.at("/status").asText()).isEqualTo("RESOLVED");
        assertThat(letter.at("/outcome").asText()).isEqualTo("a test");
        problem(client.post(path(id, "redrive"), "{}"), 409);
    }

    @Test
    void letter_that_is_unknown_is_not_found() throws Exception {
        problem(client.get("/v1/dead-letters/none"), 404);
        problem(client.get("/v1/dead-letters/no%20ne/payload"), 404);
        problem(client.post(path("none", "redrive"), "{}"), 404);
        problem(client.post(path("none", "resolve"), "{'reason': 'x'}"), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        none/redrive | {'who': 'ann'}  | who
        none/resolve | {'reason': ' '} | reason
        redrive      | {'limit': 201}  | limit
        redrive      | {'cursor': 'x'} | cursor
        redrive      | {'sesion': 'x'} | sesion
        """)
    void body_that_is_wrong_names_its_fields(String path, String body, String field) throws Exception {
        var problem = problem(client.post("/v1/dead-letters/" + path, body), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }
}
