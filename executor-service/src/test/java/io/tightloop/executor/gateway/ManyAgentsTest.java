package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.schemas.WorkClaimed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnGateway
class ManyAgentsTest {
    private static final int AGENTS = 2_000;
    private static final int THREADS = 40;

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryQueues queues;

    @Inject
    InMemoryDispatcher dispatcher;

    @Inject
    GatewayMeters meters;

    @Test
    void two_thousand_agents_wait_on_few_threads_and_are_all_served() throws Exception {
        var agent = new Agent(server.getURL(), "one of many");
        agent.asks("crowded", "'wait': '0s'").get().accepted();
        int threads = Thread.activeCount();
        var asked = new ArrayList<CompletableFuture<Agent.Reply>>();
        for (int i = 0; i < AGENTS; i++) {
            asked.add(agent.asks("crowded", "'wait': '60s'"));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> meters.waiting().get() == AGENTS);

        assertThat(Thread.activeCount()).isLessThan(threads + THREADS);

        for (int i = 0; i < AGENTS; i++) {
            queues.put(Items.task("crowded", "crowd", "t" + i));
        }
        for (var answer : asked) {
            assertThat(answer.get().accepted().body().path("items")).hasSize(1);
        }
        assertThat(dispatcher.written(WorkClaimed.class, "crowd"))
                .extracting(WorkClaimed::getWorkId)
                .doesNotHaveDuplicates()
                .hasSize(AGENTS);
        assertThat(meters.waiting()).hasValue(0);
    }
}
