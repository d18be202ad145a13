package io.tightloop.executor.execution;

import java.util.List;
import java.util.Map;

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
    static final Check COMMAND = check(CheckType.COMMAND, "true", null, null, null);
    static final Check FILE = check(CheckType.FILE, null, "a.txt", null, 7_000L);
    static final Check MANUAL = check(CheckType.MANUAL, null);
    static final Check AGENT = check(CheckType.AGENT, null, null, "judges", null);

    static Check check(CheckType type, Long timeoutMs) {
        return check(type, null, null, null, timeoutMs);
    }

    private static Check check(CheckType type, String command, String path, String queue, Long timeoutMs) {
        return new Check(type, command, path, null, null, null, null, Map.of(), null, Map.of(), queue, timeoutMs);
    }

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
        return new Draft(spec, dependsOn, files, null, null);
    }
}
