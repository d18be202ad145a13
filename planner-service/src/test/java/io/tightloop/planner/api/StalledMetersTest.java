package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskRetryScheduled;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class StalledMetersTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    @Inject
    InMemoryProgress progress;

    @Inject
    EventStore events;

    @Inject
    StalledMeters stalled;

    @Inject
    MeterRegistry meters;

    private FrontDoorClient client;
    private Map<String, Long> before;

    @BeforeEach
    void look() {
        client = new FrontDoorClient(server.getURL());
        before = counted(NOON + 10 * MINUTE);
    }

    @AfterEach
    void nothing_is_known_of_services() {
        progress.forget();
    }

    @Test
    void session_counts_under_what_it_waits_for_first() throws Exception {
        var worker = started();
        told(new PlanDispatched(worker, "w", 1, "planners", 1, NOON));
        var lease = started();
        told(new PlanDispatched(lease, "w", 1, "planners", 1, NOON), new PlanStarted(lease, "w", "ada", NOON, 1, NOON));
        var retry = executed();
        events.executed(new TaskRetryScheduled(retry, "t1", 1, new Failure("no", "it broke"), NOON, NOON));
        var delegate = executed();
        events.executed(new TaskDelegated(delegate, "t1", "w", "claim", 1, List.of("kid"), 1, NOON));
        planner.ask(started());
        var parked = started();
        told(new SessionParked(parked, "planner", "t.review-events", 7L, "unknown type", NOON));
        started();

        assertThat(added(NOON + 10 * MINUTE))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "worker",
                        1L,
                        "lease",
                        1L,
                        "retry",
                        1L,
                        "delegate",
                        1L,
                        "answer",
                        1L,
                        "parked",
                        1L,
                        "service",
                        1L));
    }

    @Test
    void session_counts_when_nothing_has_happened_for_the_time() throws Exception {
        var session = started();
        told(new PlanDispatched(session, "w", 1, "planners", 1, NOON + 1));
        assertThat(added(NOON + 10 * MINUTE)).isEmpty();

        assertThat(counted(NOON + 10 * MINUTE + 1).get("worker")).isEqualTo(before.get("worker") + 1);
    }

    @Test
    void polls_of_a_suspension_are_no_progress() throws Exception {
        var session = started();
        var poll = Suspension.newBuilder().setType(SuspensionType.POLL).build();
        told(
                new SessionSuspended(session, poll, "", "ann", Phase.PLAN, 1, NOON),
                new SuspensionPolled(session, 9, 120, "exit code 1", false, Phase.PLAN, 1, NOON + 9 * MINUTE));

        assertThat(added(NOON + 10 * MINUTE)).isEqualTo(Map.of("suspension", 1L));
    }

    @Test
    void session_that_has_ended_does_not_count() throws Exception {
        var session = started();
        client.post("/v1/sessions/" + session + "/signals", "{'signal': 'BREAK', 'by': 'ann'}");

        assertThat(added(NOON + 10 * MINUTE)).isEmpty();
    }

    @Test
    void silent_service_that_restores_its_state_is_told_apart() throws Exception {
        started();
        progress.tell("planner", new Reading(true, false, Map.of()));

        assertThat(counted(NOON + 10 * MINUTE).get("restore")).isPositive();
        progress.forget();
        assertThat(counted(NOON + 10 * MINUTE).get("restore")).isZero();
    }

    private String started() throws Exception {
        var session = "s-" + UUID.randomUUID();
        client.post(
                "/v1/sessions", Briefs.with("'sessionId': '" + session + "', 'tasks': [{'id': 't1', 'title': 'x'}]"));
        return session;
    }

    private String executed() throws Exception {
        var session = started();
        var limits = Limits.newBuilder().build();
        told(new PlanConfirmed(session, new Handoff(1L, 1, 9L), 1, limits, 1, List.of("c1"), 0L, NOON));
        events.executed(new TaskDispatched(session, "t1", "w", 1, "agents", NOON));
        return session;
    }

    private void told(SpecificRecord... planned) {
        events.append(List.of(planned));
    }

    /** By reason, how many more there are than before, where there are. */
    private Map<String, Long> added(long now) {
        var added = new TreeMap<String, Long>();
        counted(now).forEach((reason, number) -> {
            if (number > before.get(reason)) {
                added.put(reason, number - before.get(reason));
            }
        });
        return added;
    }

    private Map<String, Long> counted(long now) {
        stalled.count(now);
        return meters.get("tightloop.sessions.without.progress").gauges().stream()
                .collect(Collectors.toMap(gauge -> gauge.getId().getTag("reason"), gauge -> number(gauge)));
    }

    private static long number(Gauge gauge) {
        return (long) gauge.value();
    }
}
