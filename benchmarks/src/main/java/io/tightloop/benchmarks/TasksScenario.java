package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.Load;
import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.Pace;
import io.tightloop.benchmarks.load.Via;
import io.tightloop.benchmarks.load.WorkUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What one task costs in sessions of ever more tasks, one session at a time. */
final class TasksScenario {
    private static final long LONGEST_SECONDS = 600;
    private static final int TASKS_OF_A_RUN = 1_000;
    private static final int MOST_SESSIONS = 50;

    private final Measurement measurement;
    private final Results results;

    TasksScenario(Measurement measurement, Results results) {
        this.measurement = measurement;
        this.results = results;
    }

    /**
     * Sessions of one size.
     *
     * @param tasks of each session
     * @param sessions that were measured, one after the other
     * @param taskMs p50 from the start of a session to its end, over its tasks
     * @param taskCpuMs CPU of the server for each task
     * @param taskRecords records for each task, markers included
     * @param taskBytes of these
     * @param timesMs taskMs over that of the smallest sessions
     * @param timesCpu taskCpuMs over that of the smallest sessions
     */
    record TaskFigures(
            int tasks,
            long sessions,
            double taskMs,
            double taskCpuMs,
            double taskRecords,
            double taskBytes,
            double timesMs,
            double timesCpu) {}

    void run(Scenario.Tasks scenario) throws Exception {
        List<TaskFigures> done = new ArrayList<>();
        for (int tasks : scenario.counts()) {
            var figures = measure(tasks, scenario.maxConcurrent(), done.isEmpty() ? null : done.getFirst());
            done.add(figures);
            results.add("tasks", text(figures), figures);
        }
    }

    private TaskFigures measure(int tasks, int maxConcurrent, TaskFigures first) throws Exception {
        var unit = new WorkUnit(tasks, maxConcurrent, WorkUnit.QUEUE);
        long sessions = Math.clamp(TASKS_OF_A_RUN / tasks, 1, MOST_SESSIONS);
        try (var load = Load.prepare(measurement.wire(), new LoadPlan(unit, Via.KAFKA, Via.KAFKA, 1))) {
            // The workers come to their places with a heartbeat of their groups.
            TimeUnit.SECONDS.sleep(2);
            var before = measurement.now();
            load.open();
            load.start(new Pace.Batch(1, sessions));
            idle(load, tasks);
            load.shut();
            measurement.readModel().await(load.lastEnded());
            var cost = measurement.cost(before, measurement.now(), sessions);
            double ms = load.timings().whole().p50() / tasks;
            double cpu = cost.serverCpu() / tasks;
            return new TaskFigures(
                    tasks,
                    sessions,
                    ms,
                    cpu,
                    cost.records() / tasks,
                    cost.bytes() / tasks,
                    first == null ? 1 : ms / first.taskMs(),
                    first == null ? 1 : cpu / first.taskCpuMs());
        }
    }

    private static void idle(Load load, int tasks) throws InterruptedException {
        if (!load.awaitIdle(LONGEST_SECONDS)) {
            throw new IllegalStateException(
                    "a session of %d tasks did not end in %d s".formatted(tasks, LONGEST_SECONDS));
        }
    }

    private static String text(TaskFigures figures) {
        return String.format(
                Locale.ROOT,
                "%6d tasks in a session (%d sessions): a task is %.2f ms (%.2f times), %.2f ms CPU of the server (%.2f"
                        + " times), %.1f records, %.0f bytes",
                figures.tasks(),
                figures.sessions(),
                figures.taskMs(),
                figures.timesMs(),
                figures.taskCpuMs(),
                figures.timesCpu(),
                figures.taskRecords(),
                figures.taskBytes());
    }
}
