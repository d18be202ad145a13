package io.tightloop.planner.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.planner.api.WaitingBody.What;
import io.tightloop.planner.view.AttemptRow;
import io.tightloop.planner.view.Stalled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps numbers of sessions without progress as a metric, by what each waits for first; they are those of the
 * installation, whichever instance tells them.
 */
@Singleton
@Requires(env = "planner")
class StalledMeters {
    private static final int SILENT = 200;

    private final Stalled stalled;
    private final ServiceWatch services;
    private final Duration after;
    private final Map<What, AtomicLong> numbers = new EnumMap<>(What.class);

    StalledMeters(
            Stalled stalled,
            ServiceWatch services,
            MeterRegistry meters,
            @Value("${tightloop.planner.stalled.after:10m}") Duration after) {
        this.stalled = stalled;
        this.services = services;
        this.after = after;
        for (var what : What.values()) {
            if (what != What.END) {
                var reason = Tags.of("reason", what.name().toLowerCase(Locale.ROOT));
                numbers.put(what, meters.gauge("tightloop.sessions.without.progress", reason, new AtomicLong()));
            }
        }
    }

    @Scheduled(fixedDelay = "${tightloop.planner.stalled.interval:30s}")
    void count() {
        count(System.currentTimeMillis());
    }

    /** Counts those to which nothing has happened for the time before now, ms since the epoch. */
    void count(long now) {
        long until = now - after.toMillis();
        var counts = new EnumMap<What, Long>(What.class);
        stalled.count(until).forEach((wait, number) -> {
            if (wait.equals(Stalled.NOTHING)) {
                silent(until, number).forEach((what, part) -> counts.merge(what, part, Long::sum));
            } else {
                counts.merge(what(wait), number, Long::sum);
            }
        });
        numbers.forEach((what, number) -> number.set(counts.getOrDefault(what, 0L)));
    }

    private static What what(String wait) {
        return switch (wait) {
            case "PARKED" -> What.PARKED;
            case "SUSPENDED" -> What.SUSPENSION;
            case "ASKED" -> What.ANSWER;
            default -> What.of(AttemptRow.State.valueOf(wait));
        };
    }

    /** What those wait for whose service has told nothing: of at most 200 it is looked up, the others count as SERVICE. */
    private Map<What, Long> silent(long until, long number) {
        var counts = new EnumMap<What, Long>(What.class);
        var readings = new HashMap<String, Optional<Reading>>();
        var some = stalled.waitingForNothing(until, SILENT);
        for (var session : some) {
            var reading = readings.computeIfAbsent(ServiceWatch.holder(session), services::reading);
            var what =
                    reading.map(so -> What.of(services.standing(so, session))).orElse(What.SERVICE);
            counts.merge(what, 1L, Long::sum);
        }
        counts.merge(What.SERVICE, Math.max(0, number - some.size()), Long::sum);
        return counts;
    }
}
