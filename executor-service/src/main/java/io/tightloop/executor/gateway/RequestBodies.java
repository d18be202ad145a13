package io.tightloop.executor.gateway;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Bodies of requests as they are described; they are read field by field, so that each wrong one is named. */
final class RequestBodies {
    private RequestBodies() {}

    record ClaimAsked(
            String worker,
            @Nullable @Schema(name = "wait") String longest,
            @Nullable Integer max,
            @Nullable String lease,
            @Nullable List<String> capabilities) {}

    record Heartbeat(@Nullable Integer percent, @Nullable String message) {}

    record Completed(
            @Nullable @Schema(description = "Any JSON value")
            Object output,

            @Nullable Used usage,
            @Nullable List<Discovered> discovered,

            @Nullable @Schema(description = "PASSED, FAILED or INCONCLUSIVE")
            String verdict,

            @Nullable @Schema(description = "A text, or an object with summary")
            Object evidence,

            @Nullable Planned plan) {}

    record Used(
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Long savedTokens) {}

    record Discovered(
            String title,
            @Nullable String description,

            @Nullable @Schema(description = "minor, major or critical")
            String severity) {}

    record Planned(
            @Schema(description = "Tasks as a brief has them")
            List<Object> tasks) {}

    record Failed(
            @Schema(description = "A text, or an object with code and message")
            Object error,

            @Nullable Boolean retryable,
            @Nullable Used usage) {}

    record Suspended(
            @Schema(description = "TIME, POLL, FILE or MANUAL")
            String type,

            @Nullable @Schema(name = "for") String length,
            @Nullable String until,
            @Nullable CheckBody check,
            @Nullable String path,
            @Nullable String contains,
            @Nullable String reason) {}

    record Delegated(List<String> sessions) {}
}
