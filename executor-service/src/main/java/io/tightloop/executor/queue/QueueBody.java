package io.tightloop.executor.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A queue as clients see it.
 *
 * @param depth work items that no worker has taken
 * @param depthAtLeast whether there are more than that: counting ends at 10,000
 * @param oldestAge how long the oldest of them has waited, ISO-8601; null when there is none
 * @param oldestAt when it was dispatched; null when there is none
 * @param workers its workers of the last 15 minutes, by name
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record QueueBody(
        String queue,
        long depth,
        boolean depthAtLeast,
        @Nullable String oldestAge,
        @Nullable Instant oldestAt,
        List<WorkerBody> workers) {

    static QueueBody of(String queue, Backlog backlog, List<WorkerBody> workers, Instant now) {
        return new QueueBody(
                queue, backlog.items(), backlog.atLeast(), age(backlog.oldest(), now), backlog.oldest(), workers);
    }

    private static String age(Instant oldest, Instant now) {
        if (oldest == null) {
            return null;
        }
        var age = Duration.between(oldest, now).truncatedTo(ChronoUnit.MILLIS);
        return (age.isNegative() ? Duration.ZERO : age).toString();
    }
}
