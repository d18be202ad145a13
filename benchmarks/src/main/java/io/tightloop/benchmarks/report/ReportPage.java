package io.tightloop.benchmarks.report;

import static io.tightloop.benchmarks.report.RunText.text;

import io.tightloop.benchmarks.figures.Environment;
import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.limit.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page with the figures and plots of all runs, and each plot as a file of its own. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Writes {@code report.html} and the plots into a folder, which is made when it is not there.
     *
     * @param limits of the same broker; null when they were not measured
     */
    public static void write(Path folder, Environment environment, List<RunFigures> runs, Limits limits)
            throws IOException {
        Files.createDirectories(folder);
        var page = new ArrayList<String>();
        page.add("<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Tightloop: figures</title>");
        page.add("<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto}pre{overflow-x:auto}</style>");
        page.add("</head><body><h1>Tightloop: figures</h1>");
        page.add("<p>%s</p>".formatted(Chart.safe(words(environment))));
        for (var chart : charts(runs).entrySet()) {
            var svg = chart.getValue().svg();
            Files.writeString(folder.resolve(chart.getKey() + ".svg"), svg);
            page.add("<p>" + svg + "</p>");
        }
        page.add("<pre>");
        runs.forEach(run -> page.add(Chart.safe(RunText.of(run))));
        if (limits != null) {
            page.add(Chart.safe(LimitText.of(limits, runs)));
        }
        page.add("</pre></body></html>");
        Files.write(folder.resolve("report.html"), page);
    }

    private static String words(Environment at) {
        return text(
                "%s: %d cores, %d MiB, %s; %s; Kafka %s; %s; source %s",
                at.at(),
                at.cores(),
                at.memoryMiB(),
                at.system(),
                at.java(),
                at.kafka(),
                String.join(" ", at.flags()),
                at.commit().isEmpty() ? "unknown" : at.commit());
    }

    private static Map<String, Chart> charts(List<RunFigures> runs) {
        var charts = new LinkedHashMap<String, Chart>();
        charts.put(
                "throughput",
                chart("Sessions", "1/s", List.of("sessions/s"), runs, run -> List.of(run.sessionsPerSecond())));
        charts.put("latency", chart("Start to end event", "ms", List.of("p50", "p99", "p99.9"), runs, run -> {
            var whole = run.timings().whole();
            return List.of(whole.p50(), whole.p99(), whole.p999());
        }));
        charts.put(
                "cpu",
                chart(
                        "Processor time of 1,000 sessions",
                        "s",
                        List.of("server", "driver"),
                        runs,
                        run -> List.of(run.cost().serverCpu(), run.cost().driverCpu())));
        for (int i = 0; i < runs.size(); i++) {
            charts.put("hops-" + (i + 1), hops(runs.get(i)));
        }
        return charts;
    }

    private interface Values {
        List<Double> of(RunFigures run);
    }

    private static Chart chart(String title, String unit, List<String> series, List<RunFigures> runs, Values values) {
        return new Chart(
                title,
                unit,
                series,
                runs.stream()
                        .map(run -> new Chart.Group(run.name(), values.of(run)))
                        .toList());
    }

    private static Chart hops(RunFigures run) {
        return new Chart(
                "Hops: " + run.name(),
                "ms",
                List.of("p50", "p99"),
                run.timings().hops().stream()
                        .map(hop -> new Chart.Group(
                                "→ " + hop.to(),
                                List.of(hop.time().p50(), hop.time().p99())))
                        .toList());
    }
}
