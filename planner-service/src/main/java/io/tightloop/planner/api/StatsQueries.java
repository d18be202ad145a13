package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.baton.http.Asked;
import io.tightloop.planner.view.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Answers how sessions went; what is asked without a name is counted at most every 10 seconds. */
@Controller("/v1/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
class StatsQueries {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Statistics statistics;
    private final ReentrantLock counting = new ReentrantLock();
    private StatsBody last;

    StatsQueries(Statistics statistics) {
        this.statistics = statistics;
    }

    /** Of the last 24 hours and of all sessions that are kept: all of them, or those of this name. */
    @Get
    @RefusedQuery
    StatsBody stats(@Nullable @QueryValue String name) {
        var asked = new Asked();
        var wanted = asked.text("name", name);
        asked.refuse();
        return wanted.isPresent() ? count(wanted) : ofAll();
    }

    private StatsBody ofAll() {
        counting.lock();
        try {
            if (last == null || last.at().isBefore(Instant.now().minus(FRESH))) {
                last = count(Optional.empty());
            }
            return last;
        } finally {
            counting.unlock();
        }
    }

    private StatsBody count(Optional<String> name) {
        var now = Instant.now();
        var lastDay = statistics.window(name, now.minus(DAY).toEpochMilli());
        var all = statistics.window(name, Long.MIN_VALUE);
        return new StatsBody(now, name.orElse(null), StatsBody.WindowBody.of(lastDay), StatsBody.WindowBody.of(all));
    }
}
