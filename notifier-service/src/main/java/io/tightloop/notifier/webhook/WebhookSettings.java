package io.tightloop.notifier.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code tightloop.notifier.webhooks}.
 *
 * @param allow addresses (CIDR) and host names that may be called though they are not public
 * @param attempts of a delivery, from 1 to 32
 * @param connectTimeout of one connection
 * @param timeout of one attempt, redirects and the answer's body among it
 * @param grace after the timeout of an attempt of which nothing was said, until it is made again; at least 1 s
 * @param concurrent requests at the same time of this instance, at least 1
 * @param concurrentPerEndpoint requests at the same time to one endpoint, at least 1
 * @param pauseAfter failed attempts in a row after which a webhook is paused
 */
@ConfigurationProperties("tightloop.notifier.webhooks")
public record WebhookSettings(
        @Bindable(defaultValue = "") List<String> allow,
        @Bindable(defaultValue = "8") int attempts,
        @Bindable(defaultValue = "5s") Duration connectTimeout,
        @Bindable(defaultValue = "15s") Duration timeout,
        @Bindable(defaultValue = "30s") Duration grace,
        @Bindable(defaultValue = "64") int concurrent,
        @Bindable(defaultValue = "8") int concurrentPerEndpoint,
        @Bindable(defaultValue = "100") int pauseAfter) {
    public WebhookSettings {
        allow = allow.stream().filter(entry -> !entry.isBlank()).toList();
        if (concurrent < 1 || concurrentPerEndpoint < 1 || pauseAfter < 1) {
            throw new IllegalArgumentException("tightloop.notifier.webhooks: concurrent, concurrent-per-endpoint and"
                    + " pause-after must be at least 1");
        }
        if (grace.toSeconds() < 1) {
            throw new IllegalArgumentException("tightloop.notifier.webhooks.grace must be at least 1s");
        }
    }
}
