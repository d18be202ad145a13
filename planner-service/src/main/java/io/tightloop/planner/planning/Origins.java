package io.tightloop.planner.planning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The first runs of a session's tasks: given ones, those made from criteria, and those that workers reported. */
final class Origins {
    private final Planning root;
    private final Plans plans;
    private final Brief brief;
    private final Map<String, Task> known = new LinkedHashMap<>();

    Origins(Planning root, Plans plans) {
        this.root = root;
        this.plans = plans;
        this.brief = plans.brief();
        if (root.strategy() == Strategy.GIVEN) {
            brief.tasks().forEach(task -> known.put(task.id(), task));
        } else {
            brief.criteria().forEach(criterion -> known.put(taskOf(criterion.id()), meet(criterion)));
        }
    }

    /** The tasks of the first iteration, in the order of the brief. */
    Collection<Task> first() {
        return known.values();
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(known.get(id)).or(() -> plans.added(id));
    }

    /** The first run of a task: {@code t1} for {@code t1.2}. */
    Optional<Task> ofRun(String taskId) {
        int dot = taskId.lastIndexOf('.');
        return find(taskId).or(() -> dot < 0 ? Optional.empty() : find(taskId.substring(0, dot)));
    }

    /** Number of the next run of a task: one whose id no task of the brief has. */
    int nextRun(String origin) {
        int run = plans.runs(origin) + 1;
        while (known.containsKey(runId(origin, run))) {
            run++;
        }
        return run;
    }

    /** A task for what a worker reported, under an id that is free. */
    Task reported(Discovery discovery) {
        String id = discovery.id();
        while (find(id).isPresent()) {
            id = id + "-new";
        }
        return Task.described(id, discovery.title(), discovery.description(), root.taskQueue());
    }

    static String taskOf(String criterionId) {
        return "c-" + criterionId;
    }

    static String runId(String origin, int run) {
        return origin + "." + run;
    }

    private Task meet(Criterion criterion) {
        String context = brief.context().isBlank() ? "" : "\nContext: " + brief.context();
        return Task.described(
                taskOf(criterion.id()),
                "Meet: " + criterion.text(),
                "Goal: " + brief.goal() + "\nCriterion: " + criterion.text() + context,
                root.taskQueue());
    }
}
