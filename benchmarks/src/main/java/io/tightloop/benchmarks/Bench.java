package io.tightloop.benchmarks;

import io.tightloop.benchmarks.limit.LimitProbe;
import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.Pace;
import io.tightloop.benchmarks.load.Via;
import io.tightloop.benchmarks.load.WorkUnit;
import io.tightloop.benchmarks.server.EmptyDatabases;
import io.tightloop.benchmarks.server.ServerFolder;
import io.tightloop.benchmarks.server.ServerProcess;

/** The runs that the options ask for, one after the other, on one fresh server. */
final class Bench {
    private static final int WARM_UP_CONCURRENT = 50;

    private final BenchOptions options;
    private final Measurement measurement;
    private final Results results;

    private Bench(BenchOptions options, Measurement measurement, Results results) {
        this.options = options;
        this.measurement = measurement;
        this.results = results;
    }

    /** Whether every session ended and was told. */
    static boolean run(BenchOptions options) throws Exception {
        EmptyDatabases.check(System.getenv());
        var results = new Results(options.json(), options.report());
        var folder = ServerFolder.of(options.folder());
        try (var server = ServerProcess.start(folder, options.scenario().settings());
                var measurement = new Measurement(server)) {
            results.ready(server.readyMs());
            var bench = new Bench(options, measurement, results);
            System.out.printf("warming up for %d s%n", options.firstWarmUp());
            bench.warmUp();
            switch (options.scenario()) {
                case Scenario.Loops _ -> {
                    bench.runs();
                    bench.limits(folder);
                }
                case Scenario.Tasks tasks -> new TasksScenario(measurement, results).run(tasks);
                case Scenario.Notify _ -> new NotifyScenario(measurement, results, options).run(bench.plan(Via.KAFKA));
                case Scenario.Archive archive ->
                    new ArchiveScenario(measurement, results, options).run(archive, bench.plan(Via.KAFKA));
            }
        }
        return results.finish();
    }

    /** As long for each way that workers take. */
    private void warmUp() throws Exception {
        for (var via : options.via()) {
            measurement.warmUp(
                    plan(via),
                    WARM_UP_CONCURRENT,
                    options.firstWarmUp() / options.via().size());
        }
    }

    private void runs() throws Exception {
        for (var via : options.via()) {
            if (options.rate() > 0) {
                run(via, new Pace.Open(options.rate()), "%.0f started a second".formatted(options.rate()));
            } else {
                for (int concurrent : options.concurrent()) {
                    run(via, new Pace.Closed(concurrent), concurrent + " at a time");
                }
            }
        }
    }

    private void run(Via via, Pace pace, String how) throws Exception {
        var plan = plan(via);
        var name = "%s, workers on %s, start by %s".formatted(how, Measurement.text(via), Measurement.startText(plan));
        results.add(measurement.run(name, plan, pace, options.window()));
    }

    private void limits(ServerFolder folder) throws Exception {
        if (options.limitSeconds() > 0) {
            results.add(LimitProbe.measure(
                    measurement.wire(),
                    results.recordBytes(),
                    options.limitSeconds(),
                    folder.path().resolve("limit")));
        }
    }

    private LoadPlan plan(Via via) {
        return new LoadPlan(WorkUnit.STANDARD, via, options.startOf(via), options.workers());
    }
}
