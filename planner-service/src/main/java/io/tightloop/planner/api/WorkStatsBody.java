package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Lengths;
import io.tightloop.planner.view.WorkStatistics;
import java.time.Instant;
import java.util.List;

/**
 * How long work takes, and why it fails.
 *
 * @param phases stays of sessions in phases that ended in the last 30 days
 * @param attempts attempts by queue and worker, from claim to result, that ended in the last 7 days; the 100 with the most
 * @param queueWaits attempts by queue, from dispatch to claim, that were claimed in the last 7 days; the 100 with the most
 * @param failures why attempts failed in the last 7 days; the 20 causes that came most often
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkStatsBody(
        List<PhaseBody> phases, List<AttemptsBody> attempts, List<WaitBody> queueWaits, List<CauseBody> failures) {

    /** Stays in one phase. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PhaseBody(String phase, long stays, Lengths duration) {}

    /** Attempts of one queue that one worker had. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AttemptsBody(String queue, String worker, long attempts, Lengths duration) {}

    /** Attempts of one queue that were claimed. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WaitBody(String queue, long claims, Lengths duration) {}

    /**
     * Attempts of one queue that failed with one code.
     *
     * @param queue empty for what was never dispatched
     * @param message what the latest one said, its first 200 characters
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CauseBody(String queue, String code, long failures, String message, Instant lastAt) {}

    static WorkStatsBody of(WorkStatistics statistics, long now) {
        return new WorkStatsBody(
                statistics.phases(now).stream()
                        .map(times -> new PhaseBody(times.subject(), times.number(), times.lengths()))
                        .toList(),
                statistics.attempts(now).stream()
                        .map(times ->
                                new AttemptsBody(times.subject(), times.worker(), times.number(), times.lengths()))
                        .toList(),
                statistics.waits(now).stream()
                        .map(times -> new WaitBody(times.subject(), times.number(), times.lengths()))
                        .toList(),
                statistics.causes(now).stream()
                        .map(cause -> new CauseBody(
                                cause.queue(),
                                cause.code(),
                                cause.number(),
                                cause.message(),
                                Instant.ofEpochMilli(cause.lastAt())))
                        .toList());
    }
}
