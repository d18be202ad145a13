package io.tightloop.benchmarks.report;

import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.figures.TopicGroup;
import io.tightloop.benchmarks.figures.Traffic;
import io.tightloop.benchmarks.load.Lags;
import io.tightloop.benchmarks.load.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a person reads it. */
public final class RunText {
    private RunText() {}

    /** Several lines, without the last line's end. */
    public static String of(RunFigures run) {
        var lines = new ArrayList<String>();
        var timings = run.timings();
        lines.add("");
        lines.add(text(
                "%s: %.1f sessions/s (%d in %.1f s%s)",
                run.name(),
                run.sessionsPerSecond(),
                timings.sessions(),
                timings.seconds(),
                run.unfinished() == 0 ? "" : "; " + run.unfinished() + " DID NOT END"));
        lines.add(text("  %-54s %9s %9s %9s %9s", "ms", "p50", "p99", "p99.9", "max"));
        lines.add(line("start to end event", timings.whole()));
        timings.hops().forEach(hop -> lines.add(line("  " + hop.from() + " → " + hop.to(), hop.time())));
        lags(run.lags(), lines);
        costs(run, lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static void lags(Lags lags, List<String> lines) {
        if (lags != null) {
            lines.add(line(
                    text("end event → read model (%d asked)", lags.readModel().count()), lags.readModel()));
            lines.add(line("end event → notification", lags.notifications()));
            if (lags.late() > 0) {
                lines.add(text("  %d DID NOT COME", lags.late()));
            }
        }
    }

    private static void costs(RunFigures run, List<String> lines) {
        var cost = run.cost();
        lines.add(text(
                "  CPU s per 1,000 sessions: server %.2f, driver %.2f; server memory %.0f MiB, peak %.0f MiB",
                cost.serverCpu(), cost.driverCpu(), run.rssMiB(), run.peakMiB()));
        lines.add(text(
                "  a session is %.1f records, %.0f bytes, %.2f commits (%.0f commits/s); records (bytes) by topics:",
                cost.records(), cost.bytes(), cost.commits(), run.commitsPerSecond()));
        lines.add("    " + byTopics(cost.traffic()));
        lines.add(text("  the read model showed the last end after %d ms", run.readModelMs()));
    }

    private static String byTopics(Map<TopicGroup, Traffic> traffic) {
        return traffic.entrySet().stream()
                .map(part -> text(
                        "%s %.1f (%.0f)",
                        part.getKey().title(),
                        part.getValue().records(),
                        part.getValue().bytes()))
                .collect(Collectors.joining(", "));
    }

    private static String line(String what, Quantiles times) {
        return text("  %-54s %9.2f %9.2f %9.2f %9.2f", what, times.p50(), times.p99(), times.p999(), times.max());
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
