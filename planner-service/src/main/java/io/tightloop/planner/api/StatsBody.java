package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Statistics;
import io.tightloop.planner.view.TokenSum;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statistics as clients see them: of the sessions that started in the last 24 hours, and of all that are kept. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record StatsBody(Instant at, String name, WindowBody last24h, WindowBody all) {

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
     * @param ended numbers by status
     * @param averageIterations of a session, null without sessions
     * @param tasks numbers by status
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FiguresBody(
            long sessions,
            Map<String, Long> ended,
            Statistics.Lengths duration,
            long iterations,
            Double averageIterations,
            long waivers,
            Map<String, Long> tasks,
            TokenSum tokens) {
        static FiguresBody of(Statistics.Figures figures) {
            long sessions = figures.sessions();
            return new FiguresBody(
                    sessions,
                    figures.ended(),
                    figures.lengths(),
                    figures.iterations(),
                    sessions == 0 ? null : Math.round(100.0 * figures.iterations() / sessions) / 100.0,
                    figures.waivers(),
                    figures.tasks(),
                    figures.tokens());
        }
    }
}
