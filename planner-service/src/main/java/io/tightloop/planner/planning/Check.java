package io.tightloop.planner.planning;

import java.util.Map;

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
    public Check {
        headers = headers == null ? Map.of() : headers;
        expectHeaders = expectHeaders == null ? Map.of() : expectHeaders;
    }
}
