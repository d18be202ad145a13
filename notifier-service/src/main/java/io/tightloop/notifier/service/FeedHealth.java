package io.tightloop.notifier.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready when the notifier reads the event topics. */
@Singleton
@Readiness
@Requires(beans = NotificationFeed.class)
final class FeedHealth implements HealthIndicator {
    private final NotificationFeed feed;

    FeedHealth(NotificationFeed feed) {
        this.feed = feed;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = feed.reading() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("notifier", status).build());
    }
}
