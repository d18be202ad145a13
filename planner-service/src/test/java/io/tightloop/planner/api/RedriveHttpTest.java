package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionEnded;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class RedriveHttpTest extends DeadLetterFixture {
    @Test
    void command_is_written_again_as_it_was_and_once_however_often_it_is_asked_for() throws Exception {
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + session + "'"));
        var id = died("planner", topics.commands(), session, bytes(message("m-2")), 6L);

        var outcome = redrive(id);
        assertThat(outcome.at("/result").asText()).isEqualTo("REDRIVEN");
        assertThat(outcome.at("/command/status").asText()).isEqualTo("ACCEPTED");
        assertThat(redrive(id).at("/result").asText()).isEqualTo("REDRIVEN");
        assertThat(copies.of(session)).singleElement().satisfies(copy -> {
            assertThat(copy.topic()).isEqualTo(topics.commands());
            assertThat(copy.value()).isEqualTo(bytes(message("m-2")));
            assertThat(Headers.text(copy.headers(), Headers.TYPE)).isEqualTo("SendMessage");
            assertThat(copy.headers().lastHeader("odd").value()).isEqualTo(new byte[] {-1});
        });
        var letter = json(client.get("/v1/dead-letters/" + id));
        assertThat(letter.at("/status").asText()).isEqualTo("REDRIVEN");
        assertThat(letter.at("/by").asText()).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource({"commands, taken as a command", "work.agents, read it again", "notifications, not redriven"})
    void record_that_would_come_back_is_not_redriven(String topic, String reason) throws Exception {
        var id = died("planner", "t." + topic, session, GARBAGE, 6L);

        assertThat(problem(client.post(path(id, "redrive"), "{}"), 409)
                        .at("/detail")
                        .asText())
                .contains(reason);
        assertThat(status(id)).isEqualTo("OPEN");
        assertThat(copies.of(session)).isEmpty();
    }

    @Test
    void command_of_another_key_is_not_redriven() throws Exception {
        var id = died("planner", topics.commands(), "another", bytes(message("m-3")), 6L);
        assertThat(problem(client.post(path(id, "redrive"), "{}"), 409)
                        .at("/detail")
                        .asText())
                .contains("key");
    }

    @Test
    void event_is_redriven_by_a_command_to_the_service_that_stored_it() throws Exception {
        int written = planner.written();
        var id = died("reviewer", topics.executionEvents(), "parked-" + session, GARBAGE, 6L);

        assertThat(redrive(id).at("/command/command").asText()).isEqualTo("RedriveSession");
        redrive(id);
        assertThat(planner.written()).isEqualTo(written + 1);
        assertThat(status(id)).isEqualTo("REDRIVEN");
    }

    @Test
    void redrives_at_the_same_time_send_one_command() throws Exception {
        var id = died("reviewer", topics.executionEvents(), "parked-" + session, GARBAGE, 6L);
        var redrive = client.request(path(id, "redrive"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        var answers = Stream.generate(() -> client.sent(redrive)).limit(8).toList();
        var commands = new TreeSet<String>();
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            commands.addAll(json(answer.get()).findValuesAsText("commandId"));
        }
        assertThat(commands).hasSize(1);
    }

    @Test
    void event_that_still_cannot_be_read_stays_open_and_the_next_redrive_is_a_new_one() throws Exception {
        int written = planner.written();
        var id = died("reviewer", topics.executionEvents(), "broken-" + session, GARBAGE, 6L);

        for (int time = 1; time <= 2; time++) {
            assertThat(problem(client.post(path(id, "redrive"), "{}"), 409)
                            .at("/detail")
                            .asText())
                    .contains("still cannot be read");
            assertThat(planner.written()).isEqualTo(written + time);
        }
        assertThat(status(id)).isEqualTo("OPEN");
    }

    @Test
    void event_of_which_nothing_is_left_is_resolved() throws Exception {
        var id = died("executor", topics.planEvents(), session, GARBAGE, 6L);

        assertThat(problem(client.post(path(id, "redrive"), "{}"), 409)
                        .at("/type")
                        .asText())
                .endsWith("nothing-to-redrive");
        assertThat(status(id)).isEqualTo("RESOLVED");
        problem(client.post(path(id, "redrive"), "{}"), 409);
    }

    @Test
    void event_whose_service_is_down_is_pending_and_asking_again_sends_the_same_command() throws Exception {
        var id = died("executor", topics.planEvents(), "silent-" + session, GARBAGE, 6L);
        var summary = "{'session': 'silent-" + session + "'}";

        var first = json(client.post("/v1/dead-letters/redrive", summary));
        var second = json(client.post("/v1/dead-letters/redrive", summary));
        assertThat(first.at("/pending").asInt()).isEqualTo(1);
        assertThat(second.at("/pending").asInt()).isEqualTo(1);
        var commands = json(client.get("/v1/sessions/silent-" + session + "/commands"));
        assertThat(commands.at("/items").findValuesAsText("commandId")).hasSizeLessThan(2);
        assertThat(status(id)).isEqualTo("OPEN");
    }

    @Test
    void answer_of_a_worker_is_redriven_by_continuing_its_failed_session() throws Exception {
        var failed = "failed-" + session;
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + failed + "'"));
        var id = died("executor", topics.workEvents(), failed, GARBAGE, 6L);
        assertThat(problem(client.post(path(id, "redrive"), "{}"), 409)
                        .at("/detail")
                        .asText())
                .contains("RUNNING");

        var why = "a record cannot be read: it is garbage";
        events.append(List.of(new SessionEnded(failed, EndStatus.FAILED, why, Phase.PLAN, 1, List.of(), null, 2L)));
        assertThat(redrive(id).at("/command/command").asText()).isEqualTo("SendSignal");
        assertThat(status(id)).isEqualTo("REDRIVEN");
    }

    @Test
    void letters_are_redriven_together_page_by_page() throws Exception {
        var parked = "parked-" + session;
        for (int number = 0; number < 3; number++) {
            died("reviewer", topics.executionEvents(), parked, GARBAGE, number);
        }
        var bad = died("planner", topics.commands(), parked, GARBAGE, 9L);

        var body = "{'session': '%s', 'by': 'ann', 'limit': 3%s}";
        var first = json(client.post("/v1/dead-letters/redrive", body.formatted(parked, "")));
        assertThat(first.at("/redriven").asInt()).isEqualTo(3);
        var cursor = first.at("/nextCursor").asText();
        var second =
                json(client.post("/v1/dead-letters/redrive", body.formatted(parked, ", 'cursor': '" + cursor + "'")));
        assertThat(second.at("/errors").findValuesAsText("id")).containsExactly(bad);
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }
}
