package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.Resumption;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class WhyHttpTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final long LATER = 4_000_000_000_000L;

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    @Inject
    EventStore events;

    private final String id = "s-" + UUID.randomUUID();
    private final String path = "/v1/sessions/" + id;
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post(
                "/v1/sessions",
                Briefs.with("'sessionId': '" + id + "', 'tasks': [{'id': 'a', 'title': 'x'},"
                        + " {'id': 'b', 'title': 'y', 'dependsOn': ['a']}, {'id': 'c', 'title': 'z'}]"));
    }

    @Test
    void session_that_nobody_told_anything_of_waits_for_the_service_that_has_it() throws Exception {
        var only = only("SERVICE");
        assertThat(only.at("/subject").asText()).isEqualTo("planner");
        assertThat(only.at("/since").asText()).isEqualTo("1970-01-01T00:00:00.001Z");

        planned();
        assertThat(first("SERVICE").at("/subject").asText()).isEqualTo("executor");
        assertThat(first("SERVICE").at("/moves/0/request").asText()).isEqualTo("GET /health/readiness");
    }

    @Test
    void plan_waits_for_a_worker_and_then_for_its_lease() throws Exception {
        told(new PlanDispatched(id, "w", 1, "planners", 1, NOON));
        var waiting = only("WORKER");
        assertThat(waiting.at("/detail").asText())
                .isEqualTo("the plan waits on queue planners for a worker since 2027-01-15T08:00:00Z");
        assertThat(waiting.at("/moves/0/request").asText())
                .isEqualTo("POST /v1/work/planners/claim {\"worker\":\"NAME\"}");

        told(new PlanStarted(id, "w", "ada", LATER, 1, NOON));
        var held = only("LEASE");
        assertThat(held.at("/detail").asText()).startsWith("the plan is with ada since");
        assertThat(held.at("/until").asText()).isEqualTo("2096-10-02T07:06:40Z");
        assertThat(held.at("/moves/0/command").asText()).isEqualTo("tightloop message " + id + " TEXT");

        told(new WorkCancelled(id, "w", "plan", "given back", NOON));
        only("SERVICE");
    }

    @Test
    void tasks_wait_for_workers_for_others_and_for_room() throws Exception {
        planned();
        events.executed(new TaskDispatched(id, "a", "w", 2, "agents", NOON));

        assertThat(first("WORKER").at("/detail").asText())
                .isEqualTo("task a (attempt 2) waits on queue agents for a worker since 2027-01-15T08:00:00Z");
        assertThat(first("DEPENDENCY").at("/detail").asText()).startsWith("task b waits for a since ");
        assertThat(first("LIMIT").at("/detail").asText()).startsWith("c: ready, but");
        assertThat(why().at("/waitingFor")).hasSize(3);
    }

    @Test
    void task_that_is_held_retried_or_delegated_says_how_long_and_what_ends_it() throws Exception {
        planned();
        events.executed(
                new TaskDispatched(id, "a", "w", 1, "agents", NOON),
                new TaskStarted(id, "a", "w", 1, "ada", NOON - 1_700_000_000_000L, NOON));
        assertThat(first("LEASE").at("/until").isNull()).isTrue();

        events.executed(new TaskRetryScheduled(id, "a", 1, new Failure("no", "it broke"), LATER, NOON));
        var retried = first("RETRY");
        assertThat(retried.at("/detail").asText()).contains("task a failed", "it broke");
        assertThat(retried.at("/until").asText()).isEqualTo("2096-10-02T07:06:40Z");

        events.executed(
                new TaskDispatched(id, "a", "w2", 2, "agents", NOON),
                new TaskStarted(id, "a", "w2", 2, "ada", LATER, NOON),
                new TaskDelegated(id, "a", "w2", "claim", 2, List.of("kid-1", "kid-2"), 1, NOON));
        var delegated = first("DELEGATE");
        assertThat(delegated.at("/moves").findValuesAsText("command"))
                .containsExactly("tightloop why kid-1", "tightloop why kid-2");

        events.executed(new TaskSucceeded(id, "a", 2, "{}", List.of(), NOON, null));
        assertThat(whats()).doesNotContain("DELEGATE", "LEASE", "DEPENDENCY");
    }

    @Test
    void task_that_its_worker_gave_back_has_not_failed() throws Exception {
        planned();
        events.executed(
                new TaskDispatched(id, "a", "w", 1, "agents", NOON),
                new TaskStarted(id, "a", "w", 1, "ada", LATER, NOON),
                new TaskRetryScheduled(id, "a", 1, new Failure("suspended", "waits for a key"), NOON, NOON));

        var back = first("RETRY");
        assertThat(back.at("/detail").asText())
                .startsWith("task a was given back by ada at 2027-01-15T08:00:00Z (waits for a key)")
                .doesNotContain("failed");
        assertThat(back.at("/moves/0/command").asText()).isEqualTo("tightloop resume " + id + " --force");
    }

    @Test
    void one_poll_is_no_polls() throws Exception {
        told(
                suspended(Suspension.newBuilder().setType(SuspensionType.POLL)),
                new SuspensionPolled(id, 1, 120, "exit code 1", false, Phase.PLAN, 1, NOON));

        assertThat(only("SUSPENSION").at("/detail").asText()).contains("(1 poll so far)");
    }

    @Test
    void question_says_how_to_answer_it() throws Exception {
        planner.ask(id);

        assertThat(why().at("/status").asText()).isEqualTo("AWAITING");
        var asked = only("ANSWER");
        assertThat(asked.at("/subject").asText()).isEqualTo("task-t1-1");
        assertThat(asked.at("/detail").asText()).contains("Is t1 done?");
        assertThat(asked.at("/moves/0/command").asText())
                .isEqualTo("tightloop confirm " + id + " task-t1-1 --yes | --no TEXT");
        assertThat(asked.at("/moves/0/request").asText())
                .isEqualTo("POST /v1/sessions/" + id + "/confirmations/task-t1-1 {\"answer\":\"YES\"}");
    }

    @Test
    void suspension_says_what_ends_it() throws Exception {
        told(suspended(Suspension.newBuilder()
                .setType(SuspensionType.TIME)
                .setReason("night")
                .setUntil(LATER)));
        var time = only("SUSPENSION");
        assertThat(time.at("/detail").asText()).contains("until 2096-10-02T07:06:40Z: night");
        assertThat(time.at("/moves").findValuesAsText("command"))
                .containsExactly("tightloop resume " + id + " --force");

        told(new SuspensionEnded(id, Resumption.FORCED, "ann", "", Phase.PLAN, 1, NOON));
        only("SERVICE");

        told(suspended(Suspension.newBuilder().setType(SuspensionType.MANUAL)));
        assertThat(only("SUSPENSION").at("/moves").findValuesAsText("request"))
                .contains("POST /v1/sessions/" + id + "/resume {\"decision\":\"" + Decision.APPROVE + "\"}");
    }

    @Test
    void poll_that_has_timed_out_is_for_a_person() throws Exception {
        told(
                suspended(Suspension.newBuilder().setType(SuspensionType.POLL)),
                new SuspensionPolled(id, 120, 120, "exit code 1", true, Phase.PLAN, 1, NOON));

        var waiting = only("SUSPENSION");
        assertThat(waiting.at("/detail").asText()).contains("not met in 120 polls", "exit code 1");
        assertThat(waiting.at("/moves")).hasSize(1);
    }

    @Test
    void parked_session_says_where_and_why() throws Exception {
        told(new SessionParked(id, "planner", "t.review-events", 7L, "unknown type", NOON));

        assertThat(why().at("/status").asText()).isEqualTo("FAILED");
        var parked = first("PARKED");
        assertThat(parked.at("/detail").asText()).contains("planner", "unknown type");
        assertThat(parked.at("/moves/0/request").asText()).endsWith("/redrive {\"service\":\"planner\"}");
    }

    @Test
    void ended_session_says_how_it_goes_on_if_it_can() throws Exception {
        told(ended(EndStatus.EXHAUSTED));
        var exhausted = only("END");
        assertThat(exhausted.at("/detail").asText()).contains("EXHAUSTED", "because");
        assertThat(exhausted.at("/moves/0/command").asText()).contains("--max-iterations N");

        told(ended(EndStatus.INTERRUPTED));
        assertThat(only("END").at("/moves/0/command").asText()).isEqualTo("tightloop continue " + id);
        told(ended(EndStatus.COMPLETED));
        assertThat(only("END").at("/moves")).isEmpty();

        told(new SessionArchived(id, "planner", new Handoff(1L, 1, 9L), NOON));
        assertThat(only("END").at("/detail").asText()).contains("archived");
    }

    @Test
    void why_of_nobody_is_not_found_and_what_is_wrong_is_named() throws Exception {
        problem(client.get("/v1/sessions/nobody/why"), 404);
        var wrong = problem(client.get(path + "/why?after=x"), 422);
        assertThat(wrong.at("/errors/0/field").asText()).isEqualTo("after");
    }

    private SessionSuspended suspended(Suspension.Builder suspension) {
        return new SessionSuspended(id, suspension.build(), "", "ann", Phase.PLAN, 1, NOON);
    }

    private SessionEnded ended(EndStatus status) {
        return new SessionEnded(id, status, "because", Phase.PLAN, 1, List.of(), null, NOON);
    }

    private void planned() {
        var limits = Limits.newBuilder().build();
        told(new PlanConfirmed(id, new Handoff(1L, 1, 9L), 1, limits, 3, List.of("c1"), 0L, NOON));
    }

    private void told(SpecificRecord... planned) {
        events.append(List.of(planned));
    }

    private JsonNode why() throws Exception {
        return json(client.get(path + "/why"));
    }

    private List<String> whats() throws Exception {
        return StreamSupport.stream(why().at("/waitingFor").spliterator(), false)
                .map(wait -> wait.at("/what").asText())
                .toList();
    }

    private JsonNode first(String what) throws Exception {
        var waits = why().at("/waitingFor");
        return StreamSupport.stream(waits.spliterator(), false)
                .filter(wait -> wait.at("/what").asText().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + what + " in " + waits));
    }

    /** The only thing that is waited for. */
    private JsonNode only(String what) throws Exception {
        var waits = why().at("/waitingFor");
        assertThat(waits).as(waits.toString()).hasSize(1);
        assertThat(waits.at("/0/what").asText()).isEqualTo(what);
        assertThat(waits.at("/0/detail").asText()).isNotBlank();
        return waits.get(0);
    }
}
