package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Workspace;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        assertThat(duration.at("/p50Ms").asInt()).isEqualTo(11_000);
        assertThat(duration.at("/p95Ms").asInt()).isEqualTo(20_000);
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
