package io.tightloop.executor.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what agents do here: those that wait, claims, and reports by outcome. */
@Singleton
final class GatewayMeters {
    private final MeterRegistry meters;
    private final AtomicInteger waiting;

    GatewayMeters(MeterRegistry meters) {
        this.meters = meters;
        this.waiting = meters.gauge("tightloop.gateway.waiting", new AtomicInteger());
    }

    /** Agents that wait now. */
    AtomicInteger waiting() {
        return waiting;
    }

    void claimed() {
        meters.counter("tightloop.gateway.claims").increment();
    }

    void reported(Outcome outcome) {
        var name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("tightloop.gateway.results", "outcome", name).increment();
    }
}
