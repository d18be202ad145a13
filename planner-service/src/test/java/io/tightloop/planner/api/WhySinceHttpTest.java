package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskSucceeded;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when a session waits for what it waits for, and how its service stands to it. */
abstract class WhySinceHttpTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final String AT_NOON = "2027-01-15T08:00:00Z";
    private static final String AT_PLAN = "1970-01-01T00:00:00.001Z";

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    @Inject
    InMemoryProgress progress;

    private final String id = "s-" + UUID.randomUUID();
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post(
                "/v1/sessions",
                Briefs.with("'sessionId': '" + id + "', 'tasks': [{'id': 'a', 'title': 'x'},"
                        + " {'id': 'b', 'title': 'y', 'dependsOn': ['a']}, {'id': 'c', 'title': 'z'}]"));
    }

    @AfterEach
    void nothing_is_known_of_services() {
        progress.forget();
    }

    @Test
    void task_waits_for_others_since_it_was_planned_and_their_success_moves_it() throws Exception {
        confirmed();
        events.executed(new TaskDispatched(id, "a", "w", 1, "agents", NOON));

        var dependency = wait("DEPENDENCY");
        assertThat(dependency.at("/since").asText()).isEqualTo(AT_PLAN);
        assertThat(dependency.at("/detail").asText()).isEqualTo("task b waits for a since 1970-01-01T00:00:00Z");
        assertThat(dependency.at("/moves/0/request").asText()).isEqualTo("GET /v1/sessions/" + id + "/tasks/a");
        assertThat(wait("LIMIT").at("/since").asText()).isEqualTo(AT_PLAN);
    }

    @Test
    void task_waits_for_room_since_those_before_it_have_succeeded() throws Exception {
        confirmed();
        events.executed(
                new TaskDispatched(id, "a", "w", 1, "agents", 5L),
                new TaskSucceeded(id, "a", 1, "{}", List.of(), NOON, null),
                new TaskDispatched(id, "c", "w", 1, "agents", NOON));

        var limit = wait("LIMIT");
        assertThat(limit.at("/subject").asText()).isEqualTo("b");
        assertThat(limit.at("/since").asText()).isEqualTo(AT_NOON);
        assertThat(limit.at("/moves/0/request").asText()).isEqualTo("GET /v1/sessions/" + id + "/tasks?status=RUNNING");
    }

    @Test
    void parked_session_waits_since_the_first_that_could_not_be_read_and_names_its_dead_letter() throws Exception {
        events.append(List.of(
                new SessionParked(id, "planner", "t.review-events", 7L, "unknown type", NOON),
                new SessionParked(id, "planner", "t.review-events", 8L, "unknown type", NOON + 60_000)));

        var parked = wait("PARKED");
        assertThat(parked.at("/since").asText()).isEqualTo(AT_NOON);
        assertThat(parked.at("/detail").asText())
                .isEqualTo("the planner cannot read what was written about the session since " + AT_NOON
                        + ": unknown type");
        assertThat(parked.at("/moves/0/command").asText())
                .isEqualTo("tightloop dead-letters redrive t.review-events-" + events.partition() + "-7-planner");
    }

    @Test
    void service_that_has_not_read_the_handoff_lags() throws Exception {
        long offset = confirmed();

        progress.tell("executor", read(offset));
        var lag = wait("LAG");
        assertThat(lag.at("/subject").asText()).isEqualTo("executor");
        assertThat(lag.at("/since").asText()).isEqualTo(AT_NOON);
        assertThat(lag.at("/detail").asText()).contains("has not read all of it yet");

        progress.tell("executor", read(offset + 1));
        assertThat(wait("SERVICE").at("/detail").asText()).endsWith("it has read all of it and works");
    }

    @Test
    void service_that_restores_its_state_or_does_not_run_says_so() throws Exception {
        confirmed();

        progress.tell("executor", new Reading(true, false, Map.of()));
        assertThat(wait("RESTORE").at("/detail").asText()).endsWith("restores their state");

        progress.tell("executor", new Reading(false, false, Map.of()));
        assertThat(wait("SERVICE").at("/detail").asText()).endsWith("it does not run");
        assertThat(wait("SERVICE").at("/moves/0/what").asText()).isEqualTo("a running executor");
    }

    private long confirmed() {
        var limits = Limits.newBuilder().build();
        return events.append(
                        List.of(new PlanConfirmed(id, new Handoff(1L, 1, 9L), 1, limits, 3, List.of("c1"), 0L, NOON)))
                .offset();
    }

    private static Reading read(long next) {
        return new Reading(
                true, true, IntStream.range(0, 10_000).boxed().collect(Collectors.toMap(number -> number, _ -> next)));
    }

    private JsonNode wait(String what) throws Exception {
        var waits = json(client.get("/v1/sessions/" + id + "/why")).at("/waitingFor");
        return StreamSupport.stream(waits.spliterator(), false)
                .filter(wait -> wait.at("/what").asText().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + what + " in " + waits));
    }
}
