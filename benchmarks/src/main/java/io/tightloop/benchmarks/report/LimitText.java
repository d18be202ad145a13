package io.tightloop.benchmarks.report;

import static io.tightloop.benchmarks.report.RunText.text;

import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.limit.Limits;
import java.util.ArrayList;
import java.util.List;

/** The limits as a person reads them, and how near the runs came. */
public final class LimitText {
    private LimitText() {}

    /** Several lines, without the last line's end. */
    public static String of(Limits limits, List<RunFigures> runs) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(text("The same broker alone, with values of %d bytes:", limits.recordBytes()));
        lines.add(text(
                "  produce → consume: %.0f records/s flat out, %.2f ms alone (p50)",
                limits.rawPerSecond(), limits.rawAloneMs()));
        lines.add(text(
                "  one exactly-once Streams hop: %.0f records/s flat out, %.2f ms alone (p50)",
                limits.hopPerSecond(), limits.hopAloneMs()));
        runs.forEach(run -> {
            var ratios = Ratios.of(run, limits);
            lines.add(text(
                    "  %s: %.4f of raw records/s, %.5f of the hop's records/s%s",
                    run.name(),
                    ratios.ofRaw(),
                    ratios.ofHop(),
                    run.concurrent() == 1 ? text(", alone as long as %.1f hops", ratios.hopsAlone()) : ""));
        });
        return String.join(System.lineSeparator(), lines);
    }
}
