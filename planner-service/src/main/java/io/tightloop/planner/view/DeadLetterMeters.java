package io.tightloop.planner.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the number of open dead letters as a metric; it is that of the installation, whichever instance tells it. */
@Singleton
@Requires(env = "planner")
class DeadLetterMeters {
    private final DeadLetterBox box;
    private final AtomicLong open;

    DeadLetterMeters(DeadLetterBox box, MeterRegistry meters) {
        this.box = box;
        this.open = meters.gauge("tightloop.dead.letters.open", new AtomicLong());
    }

    @Scheduled(fixedDelay = "5s", initialDelay = "1s")
    void count() {
        open.set(box.countOpen());
    }
}
