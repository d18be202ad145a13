package io.tightloop.executor.execution;

/**
 * A task as it was planned.
 *
 * @param ordinal place in the plan over the whole session, from 0
 * @param queue queue whose workers take it; null means the session's
 * @param input a JSON value as text
 * @param priority 0 (highest) to 4
 * @param timeoutMs longest run of one attempt in ms
 * @param feedback what an earlier try or review said; empty when nothing
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
        String feedback) {
    public TaskSpec {
        if (priority < 0 || priority > 4) {
            throw new IllegalArgumentException("task.priority: must be 0 to 4, is " + priority);
        }
    }

    TaskSpec queuedOn(String fallback) {
        return queue != null
                ? this
                : new TaskSpec(
                        id,
                        iteration,
                        ordinal,
                        title,
                        description,
                        fallback,
                        input,
                        priority,
                        timeoutMs,
                        retry,
                        feedback);
    }
}
