package io.tightloop.planner.planning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the tasks of a plan must satisfy, whoever wrote them. */
final class TaskRules {
    /** Most tasks of one plan. */
    static final int MOST = 10_000;

    private final List<Task> tasks;
    private final Predicate<String> earlier;
    private final Errors errors;
    private final Set<String> ids;

    private TaskRules(List<Task> tasks, Predicate<String> earlier, Errors errors) {
        this.tasks = tasks;
        this.earlier = earlier;
        this.errors = errors;
        this.ids = tasks.stream().map(Task::id).collect(Collectors.toSet());
    }

    /** {@code earlier} tells whether a task of this id was planned before: it is frozen, and may be depended on. */
    static void check(List<Task> tasks, Predicate<String> earlier, Errors errors) {
        errors.require(tasks.size() <= MOST, "tasks", "must be at most " + MOST + " but are " + tasks.size());
        if (tasks.size() <= MOST) {
            new TaskRules(tasks, earlier, errors).check();
        }
    }

    private void check() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            String field = "tasks[" + i + "]";
            checkId(task.id(), field + ".id", seen);
            errors.require(!task.title().isBlank(), field + ".title", "must not be empty");
            checkNames(task.dependsOn(), field + ".dependsOn");
            checkRun(task, field);
            for (int j = 0; j < task.checks().size(); j++) {
                CheckRules.check(task.checks().get(j), field + ".checks[" + j + "]", errors);
            }
        }
        checkCycle();
    }

    private void checkId(String id, String field, Set<String> seen) {
        errors.require(Errors.ID.matcher(id).matches(), field, "must match " + Errors.ID);
        errors.require(seen.add(id), field, "'" + id + "' is used twice");
        errors.require(!earlier.test(id), field, "'" + id + "' is a task of an earlier iteration, which is frozen");
    }

    private void checkNames(List<String> names, String field) {
        for (int j = 0; j < names.size(); j++) {
            String name = names.get(j);
            boolean known = ids.contains(name) || earlier.test(name);
            errors.require(known, field + "[" + j + "]", "there is no task '" + name + "'");
        }
    }

    private void checkRun(Task task, String field) {
        errors.require(task.priority() >= 0 && task.priority() <= 4, field + ".priority", "must be 0 to 4");
        errors.require(Errors.duration(task.timeoutMs(), 1), field + ".timeout", Errors.DURATION);
        errors.require(task.maxAttempts() >= 1, field + ".retry.maxAttempts", "must be at least 1");
        errors.require(Errors.duration(task.backoffMs(), 0), field + ".retry.backoff", "must be 0 to 365 d");
        if (task.queue() != null) {
            errors.requireQueue(task.queue(), field + ".queue");
        }
    }

    /** Tasks without a cycle always have one that is ready, so this covers that rule as well. */
    private void checkCycle() {
        if (ids.size() == tasks.size()) {
            List<String> cycle = new TaskGraph(tasks).cycle();
            errors.require(cycle.isEmpty(), "tasks", "depend on each other: " + Answers.listed(cycle, " → "));
        }
    }
}
