package io.tightloop.planner.api;

import io.tightloop.planner.view.PastRuns;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Says how long a task that is RUNNING will probably take. */
@Singleton
class Estimates {
    private final PastRuns past;
    private final Clock clock;

    @Inject
    Estimates(PastRuns past) {
        this(past, Clock.systemUTC());
    }

    Estimates(PastRuns past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    /** How long runs of the task took before on average, less the time that this one has run; never below zero. */
    Duration remaining(SessionRow session, ReadModel.Task task) {
        var run = task.run().filter(row -> row.status().equals("RUNNING") && row.startedAt() != null);
        if (run.isEmpty()) {
            return null;
        }
        long now = clock.millis();
        long elapsed = Math.max(0, now - run.get().startedAt());
        var average = past.averageMs(session, task.plan(), now);
        return average.isEmpty() ? null : Duration.ofMillis(Math.max(0, average.getAsLong() - elapsed));
    }
}
