package io.tightloop.executor.execution;

import java.util.Map;
import java.util.Optional;

/**
 * One of a task's own checks; only the fields of its type are set.
 *
 * @param headers what an HTTP check sends
 * @param expectHeaders headers that the answer must have
 * @param timeoutMs longest run in ms; null for five minutes
 */
public record Check(
        CheckType type,
        String command,
        String path,
        String contains,
        String url,
        Integer expectStatus,
        String method,
        Map<String, String> headers,
        String body,
        Map<String, String> expectHeaders,
        String queue,
        Long timeoutMs) {
    private static final long FIVE_MINUTES = 300_000;

    public Check {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        expectHeaders = expectHeaders == null ? Map.of() : Map.copyOf(expectHeaders);
    }

    /** Queue whose workers make it; empty when only a person can: also for a type that this version does not know. */
    Optional<String> workedOn() {
        return switch (type) {
            case COMMAND -> Optional.of("command");
            case FILE -> Optional.of("file");
            case HTTP -> Optional.of("http");
            case AGENT -> Optional.ofNullable(queue);
            case MANUAL, UNKNOWN -> Optional.empty();
        };
    }

    long longestRunMs() {
        return timeoutMs == null ? FIVE_MINUTES : timeoutMs;
    }
}
