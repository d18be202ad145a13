package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Lengths;
import io.tightloop.planner.view.Statistics;
import io.tightloop.planner.view.TokenSum;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Statistics as clients see them.
 *
 * @param name of which sessions; null for all
 * @param last24h of sessions that have started since the full hour 24 hours ago
 * @param last30d of those that have started today or on one of the 29 days before, by UTC
 * @param all of all that have ever started
 * @param work of the work for sessions of all names; null when a name is asked for
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record StatsBody(Instant at, String name, WindowBody last24h, WindowBody last30d, WindowBody all, WorkStatsBody work) {

    /** Sessions that have started since some time; {@code names} has the 100 with the most sessions. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WindowBody(FiguresBody total, Map<String, Long> byStatus, Map<String, Long> byPhase, List<NamedBody> names) {
        static WindowBody of(Statistics.Window window) {
            var names = window.names().stream().map(NamedBody::of).toList();
            return new WindowBody(FiguresBody.of(window.all()), window.byStatus(), window.byPhase(), names);
        }
    }

    /** Sessions of one name. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NamedBody(String name, FiguresBody total) {
        static NamedBody of(Statistics.Figures figures) {
            return new NamedBody(figures.name(), FiguresBody.of(figures));
        }
    }

    /**
     * What sessions came to.
     *
     * @param open how many have not ended
     * @param ended numbers by status
     * @param successRate part of those that have ended that is COMPLETED, from 0 to 1; null when none has ended
     * @param duration of those that have ended
     * @param averageIterations of a session, null without sessions
     * @param retries attempts at tasks that failed and were followed by another
     * @param averageRetries of a session, null without sessions
     * @param averageTasks that the plans of a session have, null without sessions
     * @param tasks numbers by what became of them
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FiguresBody(
            long sessions,
            long open,
            Map<String, Long> ended,
            Double successRate,
            Lengths duration,
            long iterations,
            Double averageIterations,
            long retries,
            Double averageRetries,
            Double averageTasks,
            long waivers,
            Map<String, Long> tasks,
            TokenSum tokens) {
        static FiguresBody of(Statistics.Figures figures) {
            long sessions = figures.sessions();
            return new FiguresBody(
                    sessions,
                    figures.open(),
                    figures.ended(),
                    part(figures.ended().get("COMPLETED"), sessions - figures.open(), 10_000),
                    figures.lengths(),
                    figures.iterations(),
                    part(figures.iterations(), sessions, 100),
                    figures.retries(),
                    part(figures.retries(), sessions, 100),
                    part(figures.planned(), sessions, 100),
                    figures.waivers(),
                    figures.tasks(),
                    figures.tokens());
        }

        /** To one in so many; null of nothing. */
        private static Double part(long some, long all, double in) {
            return all <= 0 ? null : (Double) (Math.round(in * some / all) / in);
        }
    }
}
