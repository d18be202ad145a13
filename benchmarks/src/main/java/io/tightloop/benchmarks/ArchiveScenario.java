package io.tightloop.benchmarks;

import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.load.Load;
import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.Pace;
import io.tightloop.benchmarks.load.Via;
import io.tightloop.benchmarks.load.WorkUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The same load on an empty store, and behind many archived sessions and beside many that wait. */
final class ArchiveScenario {
    /** Sessions that are only to be archived have one task, and so many are under way that every batch is full. */
    private static final WorkUnit SMALL = new WorkUnit(1, 1, WorkUnit.QUEUE);

    private static final int FILL_CONCURRENT = 1_000;
    private static final long TELL_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long STANDSTILL_NS = TimeUnit.MINUTES.toNanos(2);
    private static final long LOOK_MS = 20;

    private final Measurement measurement;
    private final Results results;
    private final BenchOptions options;

    ArchiveScenario(Measurement measurement, Results results, BenchOptions options) {
        this.measurement = measurement;
        this.results = results;
        this.options = options;
    }

    /**
     * The comparison.
     *
     * @param archived sessions that were archived between the two runs
     * @param live sessions that waited during the second run
     * @param ratio sessions per second with them over those without
     * @param empty the run without them
     * @param filled the run with them
     */
    record ArchiveFigures(long archived, long live, double ratio, RunFigures empty, RunFigures filled) {}

    void run(Scenario.Archive scenario, LoadPlan plan) throws Exception {
        var empty = runs("empty store", plan);
        long archived = archive(scenario.archived());
        long live = park(scenario.live());
        var filled = runs("%d archived, %d live".formatted(archived, live), plan);
        for (int i = 0; i < empty.size(); i++) {
            double ratio = filled.get(i).sessionsPerSecond() / empty.get(i).sessionsPerSecond();
            var figures = new ArchiveFigures(archived, live, ratio, empty.get(i), filled.get(i));
            results.add("archive", text(figures), figures);
        }
    }

    private List<RunFigures> runs(String store, LoadPlan plan) throws Exception {
        var runs = new ArrayList<RunFigures>();
        for (int concurrent : options.concurrent()) {
            var name = "%d at a time, %s".formatted(concurrent, store);
            var run = measurement.run(name, plan, new Pace.Closed(concurrent), options.window());
            results.add(run);
            runs.add(run);
        }
        return runs;
    }

    /** Runs so many sessions to their ends and waits until they are archived. */
    private long archive(long sessions) throws Exception {
        try (var load =
                Load.prepare(measurement.wire(), new LoadPlan(SMALL, Via.KAFKA, Via.KAFKA, options.workers()))) {
            load.start(new Pace.Batch(FILL_CONCURRENT, sessions));
            follow("ended", load::ended, sessions);
            follow("archived", load::archived, sessions);
            return load.archived();
        }
    }

    /** Starts so many sessions that wait for a worker, and waits until all of them do. */
    private long park(long sessions) throws Exception {
        var unit = new WorkUnit(WorkUnit.STANDARD.tasks(), WorkUnit.STANDARD.maxConcurrent(), WorkUnit.ABSENT_QUEUE);
        try (var load = Load.prepare(measurement.wire(), new LoadPlan(unit, Via.KAFKA, Via.KAFKA, 1))) {
            load.start(new Pace.Waiting(sessions));
            follow("waiting", load::waiting, sessions);
            return load.waiting();
        }
    }

    private static void follow(String what, LongSupplier done, long wanted) throws InterruptedException {
        long told = System.nanoTime();
        long before = 0;
        long moved = told;
        for (long now = done.getAsLong(); now < wanted; now = done.getAsLong()) {
            long at = System.nanoTime();
            if (now != before) {
                moved = at;
            }
            if (at - moved > STANDSTILL_NS) {
                throw new IllegalStateException(
                        "%d of %d sessions are %s, and it stands still".formatted(now, wanted, what));
            }
            if (at - told > TELL_NS) {
                System.out.printf("%d of %d sessions %s%n", now, wanted, what);
                told = at;
            }
            before = now;
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        System.out.printf("%d sessions %s%n", wanted, what);
    }

    private static String text(ArchiveFigures figures) {
        return String.format(
                Locale.ROOT,
                "%d at a time: %.2f times the sessions/s of an empty store; server memory %.0f MiB, before %.0f MiB",
                figures.filled().concurrent(),
                figures.ratio(),
                figures.filled().rssMiB(),
                figures.empty().rssMiB());
    }
}
