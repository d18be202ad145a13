package io.tightloop.planner.planning;

import java.util.List;

/**
 * One step of a plan: {@code priority} 0 (highest) to 4, durations in ms, {@code queue} null for the session's task
 * queue, {@code origin} null for a first run, {@code callbackUrl} null when nobody is told of its end.
 */
public record Task(
        String id,
        String title,
        String description,
        String queue,
        String input,
        List<String> dependsOn,
        List<String> files,
        int priority,
        long timeoutMs,
        int maxAttempts,
        long backoffMs,
        String feedback,
        String origin,
        List<Check> checks,
        String callbackUrl) {

    private static final long FIVE_MINUTES = 300_000;

    /** A first run with defaults for all that title, description and queue do not say. */
    static Task described(String id, String title, String description, String queue) {
        return new Task(
                id,
                title,
                description,
                queue,
                "{}",
                List.of(),
                List.of(),
                2,
                FIVE_MINUTES,
                3,
                1000,
                "",
                null,
                List.of(),
                null);
    }

    Task onQueue(String defaultQueue) {
        return queue != null ? this : copy(id, defaultQueue, dependsOn, feedback, origin);
    }

    Task runAgain(String newId, List<String> newDependsOn, String newFeedback) {
        return copy(newId, queue, newDependsOn, newFeedback, id);
    }

    /** The same work under this id, as a run of this origin (null for a first run). */
    Task planned(String newId, List<String> newDependsOn, String newOrigin) {
        return copy(newId, queue, newDependsOn, feedback, newOrigin);
    }

    Task heeding(String words) {
        return copy(id, queue, dependsOn, Heeded.joined(feedback.strip(), words), origin);
    }

    private Task copy(String newId, String newQueue, List<String> newDependsOn, String newFeedback, String newOrigin) {
        return new Task(
                newId,
                title,
                description,
                newQueue,
                input,
                newDependsOn,
                files,
                priority,
                timeoutMs,
                maxAttempts,
                backoffMs,
                newFeedback,
                newOrigin,
                checks,
                callbackUrl);
    }
}
