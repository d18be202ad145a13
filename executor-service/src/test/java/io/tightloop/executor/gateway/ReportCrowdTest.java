package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** More reports than wait at the same time; those of sessions {@code silent…} are never judged. */
@OnGateway
@Property(name = "tightloop.gateway.reports", value = "1")
@Property(name = "tightloop.gateway.outcome", value = "2s")
class ReportCrowdTest extends WorkHttp {
    @Inject
    MeterRegistry meters;

    @Test
    void report_beyond_the_limit_is_refused_unwritten_and_taken_when_there_is_room() throws Exception {
        var silent = claimed("silent-" + session);
        var item = claimed();
        var waiting = agent.isSaying(silent, "complete", "{}");
        await().until(() ->
                !dispatcher.written(WorkCompleted.class, "silent-" + session).isEmpty());

        agent.says(item, "complete", "{}").refused(429, "1 reports");
        agent.says(item, "heartbeat", "{}").refused(429, "1 reports");
        assertThat(dispatcher.written(WorkCompleted.class, session)).isEmpty();
        assertThat(dispatcher.written(WorkHeartbeat.class, session)).isEmpty();
        assertThat(meters.counter("tightloop.refused.busy", "who", "reports").count())
                .isEqualTo(2);

        assertThat(waiting.get().response().statusCode()).isEqualTo(202);
        agent.says(item, "complete", "{}").accepted();
    }
}
