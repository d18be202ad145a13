package io.tightloop.executor.execution;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A task as it was planned.
 *
 * @param ordinal orders tasks over the whole session, from 0
 * @param queue queue whose workers take it; null means the session's
 * @param input a JSON value as text
 * @param priority 0 (highest) to 4
 * @param timeoutMs longest run of one attempt in ms
 * @param feedback what an earlier try or review said; empty when nothing
 * @param checks its own checks: its result is accepted when all of them pass
 */
public record TaskSpec(
        String id,
        int iteration,
        int ordinal,
        String title,
        String description,
        String queue,
        String input,
        int priority,
        long timeoutMs,
        Retry retry,
        String feedback,
        List<Check> checks) {

    TaskSpec queuedOn(String fallback) {
        return queue != null ? this : placed(iteration, ordinal, fallback);
    }

    TaskSpec placed(int iteration, int ordinal, String queue) {
        return new TaskSpec(
                id, iteration, ordinal, title, description, queue, input, priority, timeoutMs, retry, feedback, checks);
    }

    /** Place of the next check, from this one on, that a worker makes. */
    OptionalInt nextCheck(int from) {
        return IntStream.range(from, checks.size())
                .filter(i -> checks.get(i).workedOn().isPresent())
                .findFirst();
    }

    /** Whether one of its checks is a person's. */
    boolean needsPerson() {
        return checks.stream().anyMatch(check -> check.workedOn().isEmpty());
    }
}
