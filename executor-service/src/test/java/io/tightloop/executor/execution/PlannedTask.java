package io.tightloop.executor.execution;

import java.util.List;

/** A task of the plan as a test names it. */
record PlannedTask(
        String id,
        int iteration,
        int priority,
        int maxAttempts,
        List<String> dependsOn,
        List<String> files,
        List<Check> checks,
        String queue) {
    static final Check COMMAND = new Check(CheckType.COMMAND, "true", null, null, null, null, null, null);
    static final Check FILE = new Check(CheckType.FILE, null, "a.txt", null, null, null, null, 7_000L);
    static final Check MANUAL = new Check(CheckType.MANUAL, null, null, null, null, null, null, null);

    static PlannedTask task(String id) {
        return new PlannedTask(id, 1, 2, 3, List.of(), List.of(), List.of(), null);
    }

    PlannedTask after(String... ids) {
        return new PlannedTask(id, iteration, priority, maxAttempts, List.of(ids), files, checks, queue);
    }

    PlannedTask touching(String... files) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, List.of(files), checks, queue);
    }

    PlannedTask checkedBy(Check... checks) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, files, List.of(checks), queue);
    }

    PlannedTask withPriority(int priority) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, files, checks, queue);
    }

    PlannedTask withAttempts(int maxAttempts) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, files, checks, queue);
    }

    PlannedTask on(String queue) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, files, checks, queue);
    }

    PlannedTask in(int iteration) {
        return new PlannedTask(id, iteration, priority, maxAttempts, dependsOn, files, checks, queue);
    }

    Input.PlanTask at(int ordinal) {
        return new Input.PlanTask(draft(ordinal), SessionFixtures.NOW);
    }

    Draft draft(int ordinal) {
        Retry retry = new Retry(maxAttempts, 1_000);
        TaskSpec spec = new TaskSpec(
                id, iteration, ordinal, "do " + id, "", queue, "{}", priority, 60_000, retry, "mind the gap", checks);
        return new Draft(spec, dependsOn, files, null);
    }
}
