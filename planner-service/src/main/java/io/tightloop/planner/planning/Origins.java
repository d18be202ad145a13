package io.tightloop.planner.planning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first runs of a session's tasks: those of the brief, or of the plan in its place, and those added later. */
final class Origins {
    private final Planning root;
    private final Plans plans;
    private final Map<String, Task> known = new LinkedHashMap<>();

    Origins(Planning root, Plans plans) {
        this.root = root;
        this.plans = plans;
        if (root.draft().edited()) {
            plans.added().stream()
                    .filter(added -> added.iteration() == 1)
                    .forEach(added -> known.put(added.task().id(), added.task()));
            return;
        }
        switch (root.setup().source().strategy()) {
            case GIVEN -> plans.brief().tasks().forEach(task -> known.put(task.id(), task));
            case CRITERIA ->
                plans.brief().criteria().forEach(criterion -> known.put(taskOf(criterion.id()), meet(criterion)));
            case AGENT, LLM, UNKNOWN -> {}
        }
    }

    /** The tasks of the first iteration, in order. */
    Collection<Task> first() {
        return known.values();
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(known.get(id)).or(() -> plans.added(id).map(Plans.Added::task));
    }

    /** The first run of a task: {@code t1} for {@code t1.2}. */
    Optional<Task> ofRun(String taskId) {
        int dot = taskId.lastIndexOf('.');
        return find(taskId).or(() -> dot < 0 ? Optional.empty() : find(taskId.substring(0, dot)));
    }

    /** Whether an earlier iteration has planned a task of this id. */
    boolean earlier(String id) {
        return root.iteration() > 1 && (find(id).isPresent() || run(id));
    }

    /** Ids of all tasks that earlier iterations have planned. */
    Set<String> earlier() {
        Set<String> ids = new LinkedHashSet<>();
        if (root.iteration() > 1) {
            ids.addAll(known.keySet());
            plans.added().forEach(added -> ids.add(added.task().id()));
            for (String origin : Set.copyOf(ids)) {
                for (int run = 2; run <= plans.runs(origin); run++) {
                    ids.add(runId(origin, run));
                }
            }
        }
        return ids;
    }

    /** Number of the next run of a task: one whose id no other task has. */
    int nextRun(String origin) {
        int run = plans.runs(origin) + 1;
        while (find(runId(origin, run)).isPresent()) {
            run++;
        }
        return run;
    }

    /** An id made of this one that no task has. */
    String free(String wanted, Set<String> taken) {
        String id = wanted;
        while (taken.contains(id) || find(id).isPresent() || run(id)) {
            id = id + "-new";
        }
        return id;
    }

    static String taskOf(String criterionId) {
        return "c-" + criterionId;
    }

    static String runId(String origin, int run) {
        return origin + "." + run;
    }

    private boolean run(String id) {
        int dot = id.lastIndexOf('.');
        if (dot < 0 || !id.substring(dot + 1).matches("[0-9]{1,9}")) {
            return false;
        }
        String origin = id.substring(0, dot);
        int run = Integer.parseInt(id.substring(dot + 1));
        return run >= 2 && find(origin).isPresent() && run <= plans.runs(origin);
    }

    private Task meet(Criterion criterion) {
        Brief brief = plans.brief();
        String context = brief.context().isBlank() ? "" : "\nContext: " + brief.context();
        return Task.described(
                taskOf(criterion.id()),
                "Meet: " + criterion.text(),
                "Goal: " + brief.goal() + "\nCriterion: " + criterion.text() + context,
                root.setup().source().taskQueue());
    }
}
