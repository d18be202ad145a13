package io.tightloop.reviewer.review;

import java.util.List;

/**
 * A task as a person wrote it: {@code priority} 0 (highest) to 4, durations in ms, {@code queue} null for the session's
 * task queue, {@code origin} null for a first run, {@code callbackUrl} null when nobody is told of its end.
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
        String callbackUrl) {}
