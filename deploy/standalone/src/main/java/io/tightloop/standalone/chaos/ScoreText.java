package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.audit.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The scorecard as a person reads it. */
final class ScoreText {
    private static final int FINDINGS = 20;

    private ScoreText() {}

    static String of(Scorecard card) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("fault                     began   lasted  works again  all goes on  longest stall  live  state");
        card.faults().forEach(measure -> lines.add(line(measure)));
        lines.add("");
        kinds(card.faults()).forEach((kind, text) -> lines.add("recovery after %-11s %s".formatted(kind, text)));
        lines.add("");
        lines.add("sessions started %d, ended %d".formatted(card.started(), card.ended()));
        lines.add(zero("sessions lost", card.lost()));
        lines.add(zero("sessions ended twice", card.endedTwice()));
        lines.add(zero("results accepted twice", card.acceptedTwice()));
        lines.add(zero("ends not told", card.untold()));
        lines.add(zero("ends told twice", card.toldTwice()));
        lines.add(zero("other findings of the auditor", card.violations() - card.endedTwice() - card.acceptedTwice()));
        lines.add(zero("requests left hanging", card.hung()));
        lines.add(zero("faults without recovery", card.unrecovered()));
        lines.add("requests: %s; the longest took %s"
                .formatted(requests(card.requests()), seconds(card.longestRequest())));
        lines.add("longest stall of a session that waits for nobody: " + seconds(card.longestStall()));
        lines.add(bound("p99 stall during the rolling restart", card.rollingP99(), Scorecard.ROLLING_BOUND));
        lines.add(bound("slowest service to work again after SIGKILL", card.slowestWorking(), Scorecard.WORKING_BOUND));
        card.audit().findings().stream().limit(FINDINGS).map(ScoreText::line).forEach(lines::add);
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Measure measure) {
        if (!measure.skipped().isEmpty()) {
            return "%-22s  SKIPPED: %s".formatted(measure.fault(), measure.skipped());
        }
        return "%-22s %8s %8s %12s %12s %14s %5d  %s"
                .formatted(
                        measure.fault(),
                        seconds(measure.beganAt()),
                        seconds(measure.lasted()),
                        measure.working() < 0 ? "" : seconds(measure.working()),
                        measure.recovered() < 0 ? "NEVER" : seconds(measure.recovered()),
                        seconds(measure.stall()),
                        measure.live(),
                        measure.stateBytes() < 0 ? "?" : measure.stateBytes() / 1024 + " KiB");
    }

    private static String line(Finding finding) {
        return "FOUND %s %s: %s (%s)"
                .formatted(finding.invariant(), finding.session(), finding.what(), finding.where());
    }

    /** Of each kind, the median and the longest recovery. */
    private static Map<String, String> kinds(List<Measure> faults) {
        Map<String, List<Measure>> byKind = faults.stream()
                .filter(measure -> measure.skipped().isEmpty() && measure.recovered() >= 0)
                .collect(Collectors.groupingBy(Measure::kind, TreeMap::new, Collectors.toList()));
        var texts = new TreeMap<String, String>();
        byKind.forEach((kind, measures) -> {
            var times = measures.stream().map(Measure::recovered).sorted().toList();
            texts.put(
                    kind,
                    "%d times, median %s, longest %s"
                            .formatted(
                                    times.size(),
                                    seconds(times.get((times.size() - 1) / 2)),
                                    seconds(times.getLast())));
        });
        return texts;
    }

    private static String zero(String what, long count) {
        return "%-30s %d %s".formatted(what, count, count == 0 ? "(must be 0: holds)" : "(must be 0: BROKEN)");
    }

    private static String bound(String what, long value, long bound) {
        if (value < 0) {
            return what + ": not measured";
        }
        return "%s: %s (bound %s: %s)"
                .formatted(what, seconds(value), seconds(bound), value <= bound ? "met" : "MISSED");
    }

    private static String requests(Map<FrontDoor.Ending, Long> requests) {
        return requests.entrySet().stream()
                .map(ending -> ending.getValue() + " "
                        + ending.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(long ms) {
        return "%.1f s".formatted(ms / 1000.0);
    }
}
