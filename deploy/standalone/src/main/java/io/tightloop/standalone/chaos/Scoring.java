package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.audit.Finding;
import io.tightloop.standalone.chaos.audit.Findings;
import io.tightloop.standalone.chaos.audit.Invariant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the scorecard of what was seen from outside and what the auditor found in the topics. */
final class Scoring {
    private static final Set<String> KILLS = Set.of("kill-planner", "kill-executor", "kill-reviewer", "kill-workers");

    private Scoring() {}

    static Scorecard of(ChaosOptions options, Stage stage, List<Measure> measures, long seconds, Findings audit) {
        var tracks = stage.observer().tracks();
        long started = tracks.stream().filter(Track::isAccepted).count();
        long ended = tracks.stream().filter(Track::isEnded).count();
        return new Scorecard(
                options.seed(),
                options.brokers(),
                seconds,
                started,
                ended,
                tracks.size() - ended,
                count(audit, Invariant.ONE_END),
                count(audit, Invariant.ONE_RESULT),
                tracks.stream()
                        .mapToLong(Track::untold)
                        .filter(ends -> ends > 0)
                        .sum(),
                -tracks.stream()
                        .mapToLong(Track::untold)
                        .filter(ends -> ends < 0)
                        .sum(),
                audit.violations(),
                stage.door().count(FrontDoor.Ending.HUNG),
                measures.stream().filter(measure -> measure.recovered() < 0).count(),
                requests(stage.door()),
                stage.door().longest() / 1_000_000,
                longest(measures),
                measures.stream()
                        .filter(Scoring::rolling)
                        .mapToLong(Measure::stallP99)
                        .max()
                        .orElse(-1),
                measures.stream()
                        .filter(Scoring::ofService)
                        .mapToLong(Measure::working)
                        .max()
                        .orElse(-1),
                measures,
                audit);
    }

    private static boolean ofService(Measure measure) {
        return KILLS.contains(measure.fault());
    }

    private static boolean rolling(Measure measure) {
        return measure.kind().equals("rolling");
    }

    private static long longest(List<Measure> measures) {
        return measures.stream().mapToLong(Measure::stall).max().orElse(0);
    }

    private static long count(Findings audit, Invariant invariant) {
        return audit.findings().stream()
                .map(Finding::invariant)
                .filter(invariant::equals)
                .count();
    }

    private static Map<FrontDoor.Ending, Long> requests(FrontDoor door) {
        var counts = new EnumMap<FrontDoor.Ending, Long>(FrontDoor.Ending.class);
        for (var ending : FrontDoor.Ending.values()) {
            counts.put(ending, door.count(ending));
        }
        return counts;
    }
}
