package io.tightloop.planner.planning;

/** How something is verified; only the fields of its type are set, {@code timeoutMs} is null for the worker's default. */
public record Check(
        CheckType type,
        String command,
        String path,
        String contains,
        String url,
        Integer expectStatus,
        String queue,
        Long timeoutMs) {}
