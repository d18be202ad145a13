package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Deletes what was counted by hour for 48 hours and by day for 400 days: longer than any statistic looks back. A session
 * that changes later is counted there anew, and what that leaves is deleted with the next run.
 */
@Singleton
@Requires(env = "planner")
@Requires(property = "tightloop.planner.sweeper.enabled", value = "true", defaultValue = "true")
class CountSweeper {
    private static final int HOURS = 48;
    private static final int DAYS = 400;

    private final Tables tables;

    CountSweeper(Tables tables) {
        this.tables = tables;
    }

    @Scheduled(fixedDelay = "${tightloop.planner.sweeper.interval:1h}", initialDelay = "2m")
    void sweep() {
        sweep(System.currentTimeMillis());
    }

    /** Deletes what is too old now, ms since the epoch. */
    void sweep(long now) {
        long days = Span.DAY.before(now, DAYS);
        tables.sessionCounts().forget(Span.HOUR.before(now, HOURS), days);
        tables.timeCounts().forget(days);
        tables.failureCounts().forget(days);
    }
}
