package io.tightloop.planner.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;

/** How long something took, ms, null where nothing did; percentiles are at most 5 % from the truth. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Lengths(Long averageMs, Long p50Ms, Long p95Ms) {
    static Lengths of(long number, long totalMs, Histogram lengths) {
        return number <= 0
                ? new Lengths(null, null, null)
                : new Lengths(Math.round((double) totalMs / number), lengths.percentile(0.5), lengths.percentile(0.95));
    }
}
