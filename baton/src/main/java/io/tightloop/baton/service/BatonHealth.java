package io.tightloop.baton.service;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.tightloop.baton.stream.BatonRuntime;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/** Ready when every phase service of this process takes work. */
@Singleton
@Readiness
final class BatonHealth implements HealthIndicator {
    private final List<BatonRuntime> runtimes;

    BatonHealth(List<BatonRuntime> runtimes) {
        this.runtimes = runtimes;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean ready = runtimes.stream().allMatch(BatonRuntime::ready);
        return Publishers.just(HealthResult.builder("baton", ready ? HealthStatus.UP : HealthStatus.DOWN)
                .details(runtimes.stream().map(BatonRuntime::state).toList())
                .build());
    }
}
