package io.tightloop.reviewer.review;

import java.util.Map;
import java.util.Optional;

/** How something is verified; only the fields of its type are set, {@code timeoutMs} is null for the default. */
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
        headers = headers == null ? Map.of() : headers;
        expectHeaders = expectHeaders == null ? Map.of() : expectHeaders;
    }

    static Check command(String command) {
        return new Check(CheckType.COMMAND, command, null, null, null, null, null, null, null, null, null, null);
    }

    static Check file(String path) {
        return contains(path, null);
    }

    static Check contains(String path, String text) {
        return new Check(CheckType.FILE, null, path, text, null, null, null, null, null, null, null, null);
    }

    /** Queue whose workers verify it; empty when only a person can. */
    Optional<String> workedOn() {
        return switch (type) {
            case COMMAND -> Optional.of("command");
            case FILE -> Optional.of("file");
            case HTTP -> Optional.of("http");
            case AGENT -> Optional.ofNullable(queue);
            case MANUAL, UNKNOWN -> Optional.empty();
        };
    }

    /** Whether it says that a person verifies. */
    boolean manual() {
        return switch (type) {
            case MANUAL, UNKNOWN -> true;
            case COMMAND, HTTP, FILE, AGENT -> false;
        };
    }

    /** Longest run of one attempt in ms: 5 min unless the check says otherwise. */
    public long longestRunMs() {
        return timeoutMs == null ? FIVE_MINUTES : timeoutMs;
    }
}
