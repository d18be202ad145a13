package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Workspace;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class StatsHttpTest {
    private static final long DAY_MS = 86_400_000L;

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    private final String name = "n-" + UUID.randomUUID();
    private final long now = System.currentTimeMillis();
    private FrontDoorClient client;

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void sessions_of_a_name_are_counted_by_status_and_phase() throws Exception {
        started("a", now);
        ended("b", now, EndStatus.COMPLETED, 1_000);
        ended("c", now, EndStatus.EXHAUSTED, 3_000);

        var all = stats().at("/all");
        assertThat(all.at("/total/sessions").asInt()).isEqualTo(3);
        assertThat(all.at("/byStatus").toString()).isEqualTo("{\"COMPLETED\":1,\"EXHAUSTED\":1,\"RUNNING\":1}");
        assertThat(all.at("/byPhase/PLAN").asInt()).isEqualTo(3);
        assertThat(all.at("/total/ended/COMPLETED").asInt()).isEqualTo(1);
        assertThat(all.at("/total/ended/FAILED").asInt()).isZero();
        assertThat(all.at("/names/0/name").asText()).isEqualTo(name);
        assertThat(all.at("/names/0/total")).isEqualTo(all.at("/total"));
    }

    @Test
    void durations_are_those_of_sessions_that_have_ended() throws Exception {
        started("running", now);
        for (int i = 1; i <= 21; i++) {
            ended("s" + i, now, EndStatus.COMPLETED, i * 1_000);
        }

        var duration = stats().at("/all/total/duration");
        assertThat(duration.at("/averageMs").asInt()).isEqualTo(11_000);
        assertThat(duration.at("/p50Ms").asInt()).isCloseTo(11_000, withinPercentage(5));
        assertThat(duration.at("/p95Ms").asInt()).isCloseTo(20_000, withinPercentage(5));
    }

    @Test
    void work_waivers_iterations_and_tokens_are_added_up() throws Exception {
        var a = started("a", now);
        var b = started("b", now);
        var limits = Limits.newBuilder().build();
        events.append(List.of(
                new LoopContinued(a, new Handoff(now, 3, 9L), 2, limits, 0, 0, 0L, now),
                new CriterionWaived(a, "c1", "late", "ann", "bob", 1, now),
                new UsageRecorded(a, Phase.PLAN, "plan", new Usage(10L, 5L, 1L), 15L, now),
                new UsageRecorded(b, Phase.PLAN, "plan", new Usage(1L, 1L, 0L), 2L, now)));
        events.executed(
                new TaskSucceeded(a, "t1", 1, "{}", List.of(), now, null),
                new TaskSucceeded(b, "t1", 1, "{}", List.of(), now, null),
                new TaskSkipped(b, "t2", "x", "no", "", now));

        var total = stats().at("/all/total");
        assertThat(total.at("/iterations").asInt()).isEqualTo(3);
        assertThat(total.at("/averageIterations").asDouble()).isEqualTo(1.5);
        assertThat(total.at("/waivers").asInt()).isEqualTo(1);
        assertThat(total.at("/tasks").toString()).isEqualTo("{\"SKIPPED\":1,\"SUCCEEDED\":2}");
        assertThat(total.at("/tokens/inputTokens").asInt()).isEqualTo(11);
        assertThat(total.at("/tokens/outputTokens").asInt()).isEqualTo(6);
    }

    @Test
    void the_last_day_leaves_out_what_started_before() throws Exception {
        started("old", now - 2 * DAY_MS);
        started("new", now);

        var stats = stats();
        assertThat(stats.at("/last24h/total/sessions").asInt()).isEqualTo(1);
        assertThat(stats.at("/all/total/sessions").asInt()).isEqualTo(2);
    }

    @Test
    void sessions_of_a_name_tell_how_many_are_open_how_many_succeed_and_what_one_takes_on_average() throws Exception {
        var a = started("a", now);
        ended("b", now, EndStatus.COMPLETED, 1_000);
        ended("c", now - 5 * DAY_MS, EndStatus.EXHAUSTED, 3_000);
        ended("d", now - 29 * DAY_MS, EndStatus.COMPLETED, 3_000);
        ended("e", now - 31 * DAY_MS, EndStatus.FAILED, 3_000);
        var limits = Limits.newBuilder().build();
        events.append(List.of(new PlanConfirmed(a, new Handoff(now, 1, 9L), 1, limits, 8, List.of(), 0L, now)));
        events.executed(new TaskRetryScheduled(a, "t1", 1, new Failure("exit_code", "1"), now, now));

        var stats = stats();
        assertThat(stats.at("/all/total/open").asInt()).isEqualTo(1);
        assertThat(stats.at("/all/total/successRate").asDouble()).isEqualTo(0.5);
        assertThat(stats.at("/all/total/averageTasks").asDouble()).isEqualTo(1.6);
        assertThat(stats.at("/all/total/averageRetries").asDouble()).isEqualTo(0.2);
        assertThat(stats.at("/last30d/total/sessions").asInt()).isEqualTo(4);
        assertThat(stats.at("/last30d/names/0/total/successRate").asDouble()).isEqualTo(0.6667);
        assertThat(stats.at("/work").isNull()).isTrue();
    }

    @Test
    void without_a_name_phases_attempts_waits_and_failures_are_told() throws Exception {
        var session = started("a", now);
        var limits = Limits.newBuilder().build();
        var queue = name.substring(0, 20);
        events.append(
                List.of(new PlanConfirmed(session, new Handoff(now, 1, 9L), 1, limits, 1, List.of(), 0L, now + 40)));
        events.executed(
                new TaskDispatched(session, "t1", "w1", 1, queue, now + 50),
                new TaskStarted(session, "t1", "w1", 1, "ada", now + 90_000, now + 60),
                new TaskFailed(session, "t1", "do it", 1, new Failure("timeout", "too slow"), now + 1_060));

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var work = json(client.get("/v1/stats")).at("/work");
                    assertThat(work.at("/phases").findValuesAsText("phase")).contains("PLAN");
                    assertThat(one(work.at("/attempts"), queue).at("/worker").asText())
                            .isEqualTo("ada");
                    assertThat(one(work.at("/attempts"), queue)
                                    .at("/duration/averageMs")
                                    .asInt())
                            .isEqualTo(1_000);
                    assertThat(one(work.at("/queueWaits"), queue)
                                    .at("/duration/averageMs")
                                    .asInt())
                            .isEqualTo(10);
                    assertThat(one(work.at("/failures"), queue).at("/code").asText())
                            .isEqualTo("timeout");
                    assertThat(one(work.at("/failures"), queue).at("/message").asText())
                            .isEqualTo("too slow");
                });
    }

    @Test
    void without_a_name_every_name_is_counted_and_the_count_is_kept_for_a_moment() throws Exception {
        started("a", now);
        var first = json(client.get("/v1/stats"));

        assertThat(first.at("/all/total/sessions").asInt()).isPositive();
        assertThat(first.at("/all/names").findValuesAsText("name")).isNotEmpty();
        assertThat(json(client.get("/v1/stats")).at("/at")).isEqualTo(first.at("/at"));
    }

    @Test
    void name_that_nobody_has_counts_nothing_and_one_that_is_none_is_refused() throws Exception {
        var none = stats().at("/all");
        assertThat(none.at("/total/sessions").asInt()).isZero();
        assertThat(none.at("/total/duration/p50Ms").isNull()).isTrue();
        assertThat(none.at("/names")).isEmpty();

        var wrong = problem(client.get("/v1/stats?name=%20"), 422);
        assertThat(wrong.at("/errors/0/field").asText()).isEqualTo("name");
    }

    private static JsonNode one(JsonNode rows, String queue) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("queue").asText().equals(queue))
                .findAny()
                .orElseThrow(() -> new AssertionError("nothing of " + queue + " in " + rows));
    }

    private JsonNode stats() throws Exception {
        return json(client.get("/v1/stats?name=" + name));
    }

    private String started(String suffix, long at) {
        var session = suffix + "-" + name;
        var policy = Policy.newBuilder()
                .setLimits(Limits.newBuilder().build())
                .setEscalation(List.of())
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
        events.append(List.of(SessionStarted.newBuilder()
                .setSessionId(session)
                .setStart(1L)
                .setName(name)
                .setGoal("goal")
                .setMode(Mode.ASYNC)
                .setCriteria(0)
                .setPolicy(policy)
                .setWorkspace(new Workspace())
                .setTaskQueue("agents")
                .setLabels(Map.of())
                .setAt(at)
                .build()));
        return session;
    }

    private void ended(String suffix, long at, EndStatus status, long after) {
        var session = started(suffix, at);
        events.append(
                List.of(new SessionEnded(session, status, "because", Phase.PLAN, 1, List.of(), null, at + after)));
    }
}
