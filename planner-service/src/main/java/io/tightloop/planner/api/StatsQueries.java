package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.baton.http.Asked;
import io.tightloop.planner.view.Statistics;
import io.tightloop.planner.view.WorkStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Answers how sessions went; what is asked without a name is read at most every 10 seconds. */
@Controller("/v1/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
class StatsQueries {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Statistics statistics;
    private final WorkStatistics work;
    private final ReentrantLock counting = new ReentrantLock();
    private StatsBody last;

    StatsQueries(Statistics statistics, WorkStatistics work) {
        this.statistics = statistics;
        this.work = work;
    }

    /** Of sessions that started in the last 24 hours, in the last 30 days and ever: of all, or of this name. */
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
        long at = now.toEpochMilli();
        return new StatsBody(
                now,
                name.orElse(null),
                StatsBody.WindowBody.of(statistics.lastDay(name, at)),
                StatsBody.WindowBody.of(statistics.lastDays(name, at)),
                StatsBody.WindowBody.of(statistics.ever(name)),
                name.isPresent() ? null : WorkStatsBody.of(work, at));
    }
}
