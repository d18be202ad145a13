package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.database.OnH2;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.WorkFailed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnH2
@Property(name = "tightloop.planner.delegations.enabled", value = "true")
class DelegationHttpTest {
    /** Less than the time between two sweeps. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    @Inject
    InMemoryPlanner planner;

    private final String parent = "p-" + UUID.randomUUID();
    private final String child = parent + ".a";
    private FrontDoorClient client;

    @BeforeEach
    void delegate() throws Exception {
        client = new FrontDoorClient(server.getURL());
        start(parent, "'tasks': [{'id': 't1', 'title': 'x'}]");
        start(child, "'parent': {'sessionId': '" + parent + "', 'taskId': 't1'}");
        events.executed(
                new TaskDispatched(parent, "t1", "w1", 1, "crew", 5L),
                new TaskDelegated(parent, "t1", "w1", "claim", 1, List.of(child), 1, System.currentTimeMillis()));
    }

    @Test
    void end_of_a_child_ends_the_task_that_waits_for_it() throws Exception {
        client.post("/v1/sessions/" + child + "/signals", "{'signal': 'BREAK', 'reason': 'tea'}");

        await().atMost(SOON).until(() -> failure().isPresent());
        var failed = failure().orElseThrow();
        assertThat(failed.getSubject()).isEqualTo("t1");
        assertThat(failed.getClaimId()).isEqualTo("claim");
        assertThat(failed.getError().getCode()).isEqualTo("child_failed");
        assertThat(failed.getError().getMessage()).isEqualTo("session " + child + " ended INTERRUPTED: tea");
    }

    @Test
    void break_of_the_parent_reaches_the_child() throws Exception {
        client.post("/v1/sessions/" + parent + "/signals", "{'signal': 'BREAK', 'reason': 'tea'}");

        await().atMost(SOON)
                .until(() -> json(client.get("/v1/sessions/" + child))
                        .at("/status")
                        .asText()
                        .equals("INTERRUPTED"));
        assertThat(failure()).isEmpty();
    }

    private Optional<WorkFailed> failure() {
        return planner.results().stream()
                .filter(WorkFailed.class::isInstance)
                .map(WorkFailed.class::cast)
                .filter(failed -> failed.getSessionId().equals(parent))
                .findFirst();
    }

    private void start(String session, String fields) throws Exception {
        var started = client.post("/v1/sessions", Briefs.with("'sessionId': '" + session + "', " + fields));
        assertThat(client.get("/v1/sessions/" + session + "?after=" + version(started))
                        .statusCode())
                .isEqualTo(200);
    }
}
