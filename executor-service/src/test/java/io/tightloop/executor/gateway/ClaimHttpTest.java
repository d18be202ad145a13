package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.WorkClaimed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnGateway
class ClaimHttpTest extends WorkHttp {
    @Test
    void claim_shows_the_item_and_when_its_lease_ends() throws Exception {
        var before = Instant.now();
        var item = claimed();

        assertThat(item.path("workId").asText())
                .startsWith("7-" + session + "-t1~")
                .doesNotContain("/", "+", "=");
        assertThat(item.path("sessionId").asText()).isEqualTo(session);
        assertThat(item.path("taskId").asText()).isEqualTo("t1");
        assertThat(item.has("criterionId")).isFalse();
        assertThat(item.path("kind").asText()).isEqualTo("EXECUTE");
        assertThat(item.path("attempt").asInt()).isEqualTo(2);
        assertThat(item.path("input").path("n").asInt()).isEqualTo(1);
        assertThat(item.path("timeout").asText()).isEqualTo("PT5M");
        assertThat(item.path("workspace").path("path").asText()).isEqualTo("here");
        assertThat(item.path("messages").get(0).path("text").asText()).isEqualTo("be quick");
        assertThat(Instant.parse(item.path("leaseUntil").asText()))
                .isBetween(before.plusMillis(Items.LEASE_MS - 1), before.plusSeconds(20));
        assertThat(queues.depth(queue)).isZero();
        assertThat(dispatcher.written(WorkClaimed.class, session))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.getWorker()).isEqualTo("ann");
                    assertThat(claim.getQueue()).isEqualTo(queue);
                    assertThat(claim.getLeaseMs()).isNull();
                });
        assertThat(dispatcher.dispatchers()).contains("executor");
    }

    @Test
    void claim_may_ask_for_its_own_lease() throws Exception {
        queues.put(Items.task(queue, session, "t1"));
        agent.asks(queue, "'lease': '1h'").get().accepted();

        assertThat(dispatcher.written(WorkClaimed.class, session).getFirst().getLeaseMs())
                .isEqualTo(3_600_000L);
    }

    @Test
    void claim_of_several_takes_what_is_there_at_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            queues.put(Items.task(queue, session, "t" + i));
        }
        var three = agent.asks(queue, "'max': 3").get().accepted();
        var rest = agent.asks(queue, "'max': 100, 'wait': '60s'").get().accepted();

        assertThat(three.body().path("items")).hasSize(3);
        assertThat(rest.body().path("items")).hasSize(2);
    }

    @Test
    void wait_ends_in_time_without_an_item() throws Exception {
        long start = System.nanoTime();
        var nothing = agent.asks(queue, "'wait': '1s'").get().accepted();

        assertThat(nothing.body().path("items").isArray()).isTrue();
        assertThat(nothing.body().path("items")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
    }

    @Test
    void item_that_is_called_off_is_given_to_nobody() throws Exception {
        attempts.cancelled("7-" + session + "-t1", "BREAK");
        queues.put(Items.task(queue, session, "t1"));
        queues.put(Items.task(queue, session, "t2"));

        assertThat(agent.claim(queue).path("taskId").asText()).isEqualTo("t2");
        assertThat(queues.depth(queue)).isZero();
    }

    @Test
    void broker_that_is_away_is_said_so_and_loses_nothing() throws Exception {
        var item = claimed();
        dispatcher.away(true);
        queues.put(Items.task(queue, session, "t2"));
        agent.says(item, "complete", "{}").refused(503, "send it again");
        agent.says(item, "heartbeat", "{}").refused(503, "send it again");
        agent.asks(queue, "'wait': '1s'").get().refused(503, "for the moment");

        dispatcher.away(false);

        assertThat(agent.claim(queue).path("taskId").asText()).isEqualTo("t2");
        agent.says(item, "complete", "{}").accepted();
    }

    @Test
    void who_has_gone_waits_no_more_and_the_next_is_served() throws Exception {
        double before = waiting();
        var next = CompletableFuture.<Agent.Reply>completedFuture(null);
        try (var gone = agent.asksAndMayGo(queue, "'wait': '60s'")) {
            await().until(() -> waiting() == before + 1);
            next = agent.asks(queue, "'wait': '60s'");
            await().until(() -> waiting() == before + 2);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == before + 1);
        queues.put(Items.task(queue, session, "t1"));

        assertThat(next.get().accepted().body().path("items")).hasSize(1);
        assertThat(dispatcher.written(WorkClaimed.class, session)).hasSize(1);
    }

    @Test
    void metrics_count_claims_and_results() throws Exception {
        agent.says(claimed(), "complete", "{}").accepted();

        assertThat(Agent.get(server.getURL(), "/prometheus").body())
                .contains("tightloop_gateway_claims_total ")
                .contains("tightloop_gateway_results_total{outcome=\"accepted\"} ");
    }

    private double waiting() throws Exception {
        var metrics = Agent.get(server.getURL(), "/prometheus").body();
        return metrics.lines()
                .filter(line -> line.startsWith("tightloop_gateway_waiting "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElse(0);
    }
}
