package io.tightloop.benchmarks;

import io.tightloop.benchmarks.figures.Environment;
import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.limit.Limits;
import io.tightloop.benchmarks.report.JsonLines;
import io.tightloop.benchmarks.report.LimitText;
import io.tightloop.benchmarks.report.Ratios;
import io.tightloop.benchmarks.report.ReportPage;
import io.tightloop.benchmarks.report.RunText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured, told on the standard output at once and kept as lines and as a page. */
final class Results {
    private final Environment environment = Environment.here();
    private final List<RunFigures> runs = new ArrayList<>();
    private final JsonLines lines;
    private final Path report;
    private double readySeconds;
    private Limits limits;

    /**
     * Of one suite.
     *
     * @param json file of lines; null for none
     * @param report folder of the page; null for none
     */
    Results(Path json, Path report) throws IOException {
        lines = new JsonLines(json);
        this.report = report;
    }

    void ready(long ms) {
        readySeconds = ms / 1_000.0;
        System.out.printf("ready after %.1f s%n", readySeconds);
    }

    void add(RunFigures run) {
        System.out.println(RunText.of(run));
        runs.add(run);
    }

    void add(Limits measured) {
        limits = measured;
        System.out.println(LimitText.of(measured, runs));
    }

    /** Of a scenario of its own. */
    void add(String kind, String text, Object figures) throws IOException {
        System.out.println(text);
        lines.add(kind, Map.of("figures", figures, "environment", environment));
    }

    List<RunFigures> runs() {
        return runs;
    }

    /** Average bytes of a record over all runs, Kafka's own topics included. */
    int recordBytes() {
        double records = runs.stream().mapToDouble(run -> run.cost().records()).sum();
        double bytes = runs.stream().mapToDouble(run -> run.cost().bytes()).sum();
        return records == 0 ? 256 : (int) Math.clamp(Math.round(bytes / records), 16, 100_000);
    }

    /** Writes what is kept; whether every session ended and was told. */
    boolean finish() throws IOException {
        for (var run : runs) {
            if (limits == null) {
                lines.add("run", Map.of("readySeconds", readySeconds, "figures", run, "environment", environment));
            } else {
                lines.add(
                        "run",
                        Map.of(
                                "readySeconds",
                                readySeconds,
                                "figures",
                                run,
                                "limits",
                                limits,
                                "ratios",
                                Ratios.of(run, limits),
                                "environment",
                                environment));
            }
        }
        if (report != null && !runs.isEmpty()) {
            ReportPage.write(report, environment, runs, limits);
            System.out.println("report: " + report.resolve("report.html"));
        }
        return runs.stream().allMatch(RunFigures::complete);
    }
}
