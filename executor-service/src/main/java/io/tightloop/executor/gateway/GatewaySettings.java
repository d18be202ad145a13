package io.tightloop.executor.gateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings under {@code tightloop.gateway}.
 *
 * @param waiting most agents that wait at the same time
 * @param reports most reports, heartbeats among them, that wait until they are written and judged
 * @param queues most queues that are served at the same time, each by a thread
 * @param linger how long a queue is served on when nobody waits for it
 * @param outcome longest wait for what comes of a report
 */
@ConfigurationProperties("tightloop.gateway")
record GatewaySettings(
        @Bindable(defaultValue = "20000") int waiting,
        @Bindable(defaultValue = "10000") int reports,
        @Bindable(defaultValue = "1000") int queues,
        @Bindable(defaultValue = "1m") Duration linger,
        @Bindable(defaultValue = "10s") Duration outcome) {}
