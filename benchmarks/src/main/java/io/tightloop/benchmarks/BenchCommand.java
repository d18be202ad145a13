package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.Via;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a fresh standalone server under load; exit code 1 when something could not be measured. */
@Command(
        name = "bench",
        description =
                "Start a server of its own on loopback, put it under load, and say how fast it is and what that costs,"
                        + " beside what its broker can do alone.")
public final class BenchCommand implements Callable<Integer> {
    private static final String DEFAULT = " (default ${DEFAULT-VALUE})";

    @Option(
            names = "--scenario",
            defaultValue = "loops",
            description =
                    "loops, tasks (sessions of ever more tasks), archive (an empty store and a filled one) or notify"
                            + " (how soon ends are told)" + DEFAULT)
    private String scenario;

    @Option(
            names = "--concurrent",
            split = ",",
            defaultValue = "1,50,200",
            description = "sessions under way at a time, one run for each number" + DEFAULT)
    private List<Integer> concurrent = List.of();

    @Option(
            names = "--rate",
            description = "sessions started per second by a fixed schedule instead; times count from the schedule")
    private Double rate;

    @Option(
            names = "--via",
            split = ",",
            defaultValue = "kafka,http",
            description = "how external workers take work: kafka, http, or both in turn" + DEFAULT)
    private List<String> via = List.of();

    @Option(
            names = "--start",
            description = "how sessions are started: topic (the default with workers on Kafka) or http (with workers on"
                    + " HTTP)")
    private String start;

    @Option(names = "--seconds", defaultValue = "20", description = "how long each run is measured" + DEFAULT)
    private long seconds;

    @Option(names = "--sessions", description = "sessions after which a measurement ends earlier")
    private Long sessions;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "seconds of the same load before each measurement" + DEFAULT)
    private long warmUp;

    @Option(
            names = "--first-warm-up",
            defaultValue = "20",
            description = "seconds of load before the first run, so that Java has compiled the server" + DEFAULT)
    private long firstWarmUp;

    @Option(
            names = "--workers",
            defaultValue = "1",
            description = "threads of workers for each of the two queues" + DEFAULT)
    private int workers;

    @Option(
            names = "--limit-seconds",
            defaultValue = "4",
            description = "how long each of four limits of the same broker is measured, 0 for not" + DEFAULT)
    private long limitSeconds;

    @Option(
            names = "--tasks",
            split = ",",
            defaultValue = "10,100,1000,10000",
            description = "scenario tasks: tasks of a session, one line for each number" + DEFAULT)
    private List<Integer> tasks = List.of();

    @Option(names = "--max-concurrent", defaultValue = "100", description = "scenario tasks: tasks at a time" + DEFAULT)
    private int maxConcurrent;

    @Option(
            names = "--archived",
            defaultValue = "1000",
            description = "scenario archive: sessions that are run and archived" + DEFAULT)
    private long archived;

    @Option(
            names = "--live",
            defaultValue = "200",
            description = "scenario archive: sessions that wait for a worker" + DEFAULT)
    private long live;

    @Option(
            names = "--folder",
            description = "new or empty folder for the server's data and log, kept (default: one that is deleted)")
    private Path folder;

    @Option(names = "--json", description = "file for the figures of each run, one JSON object a line")
    private Path json;

    @Option(names = "--report", description = "folder for report.html and its plots")
    private Path report;

    @Override
    public Integer call() throws Exception {
        return Bench.run(options()) ? 0 : 1;
    }

    private BenchOptions options() {
        concurrent.forEach(number -> Bounds.within("--concurrent", number, 1, 10_000));
        if (rate != null && !(rate > 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("--rate: must be above 0 and at most 100000 but is " + rate);
        }
        Bounds.within("--seconds", seconds, 1, 3_600);
        Bounds.within("--sessions", sessions == null ? 1 : sessions, 1, 100_000_000);
        Bounds.within("--warm-up", warmUp, 0, 600);
        Bounds.within("--first-warm-up", firstWarmUp, 0, 600);
        Bounds.within("--workers", workers, 1, 64);
        Bounds.within("--limit-seconds", limitSeconds, 0, 600);
        return new BenchOptions(
                scenario(),
                concurrent,
                rate == null ? 0 : rate,
                via.stream()
                        .map(text -> oneOf("--via", text, List.of("kafka", "http")))
                        .toList(),
                start == null ? null : oneOf("--start", start, List.of("topic", "http")),
                new Window(warmUp, seconds, sessions == null ? Long.MAX_VALUE : sessions),
                firstWarmUp,
                workers,
                limitSeconds,
                folder,
                json,
                report);
    }

    private Scenario scenario() {
        tasks.forEach(number -> Bounds.within("--tasks", number, 1, 10_000));
        Bounds.within("--max-concurrent", maxConcurrent, 1, 1_000);
        Bounds.within("--archived", archived, 0, 100_000_000);
        Bounds.within("--live", live, 0, 10_000_000);
        return switch (scenario) {
            case "loops" -> new Scenario.Loops();
            case "tasks" -> new Scenario.Tasks(tasks, maxConcurrent);
            case "archive" -> new Scenario.Archive(archived, live);
            case "notify" -> new Scenario.Notify();
            case String other ->
                throw new IllegalArgumentException(
                        "--scenario: must be one of loops, tasks, archive, notify but is " + other);
        };
    }

    /** The first name means Kafka, the second HTTP. */
    private static Via oneOf(String option, String text, List<String> names) {
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "%s: must be one of %s but is %s".formatted(option, String.join(", ", names), text));
        }
        return Via.values()[index];
    }
}
