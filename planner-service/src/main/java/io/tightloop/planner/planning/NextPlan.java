package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks of the iteration that is to be planned, each after those it depends on (design section 5, Plan). */
final class NextPlan {
    private final Planning root;
    private final Plans plans;
    private final Origins origins;
    private final Map<String, Set<String>> feedback = new LinkedHashMap<>();
    private final List<Step> reported = new ArrayList<>();

    /** A task and which run of its origin it is, from 1. */
    record Step(Task task, int run) {}

    private NextPlan(Planning root, Plans plans) {
        this.root = root;
        this.plans = plans;
        this.origins = new Origins(root, plans);
    }

    static List<Step> of(Planning root, Plans plans) {
        NextPlan plan = new NextPlan(root, plans);
        return root.iteration() == 1 ? plan.first() : plan.again();
    }

    private List<Step> first() {
        return new TaskGraph(origins.first())
                .ordered().stream()
                        .map(task -> new Step(task.onQueue(root.taskQueue()), 1))
                        .toList();
    }

    private List<Step> again() {
        plans.discoveries(root.iteration() - 1).forEach(this::heed);
        List<Step> steps = new ArrayList<>(runsAgain());
        steps.addAll(reported);
        return steps;
    }

    private void heed(Discovery discovery) {
        List<String> concerned = switch (discovery.source()) {
            case CRITERION -> provers(discovery.subject());
            case TASK ->
                origins.ofRun(discovery.subject()).map(Task::id).stream().toList();
            case WORKER, UNKNOWN -> List.<String>of();
        };
        if (concerned.isEmpty()) {
            reported.add(new Step(origins.reported(discovery), 1));
        }
        String words = discovery.title() + ": " + discovery.description();
        concerned.forEach(
                id -> feedback.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(words));
    }

    private List<String> provers(String criterionId) {
        if (root.strategy() != Strategy.GIVEN) {
            return origins.find(Origins.taskOf(criterionId)).map(Task::id).stream()
                    .toList();
        }
        List<String> named = plans.brief().criteria().stream()
                .filter(criterion -> criterion.id().equals(criterionId))
                .flatMap(criterion -> criterion.provedBy().stream())
                .toList();
        return named.isEmpty() ? origins.first().stream().map(Task::id).toList() : named;
    }

    private List<Step> runsAgain() {
        Map<String, Integer> runs = new LinkedHashMap<>();
        List<Task> again = new ArrayList<>();
        origins.first().stream().filter(task -> feedback.containsKey(task.id())).forEach(again::add);
        Set<String> inBrief = new LinkedHashSet<>(again.stream().map(Task::id).toList());
        feedback.keySet().stream()
                .filter(id -> !inBrief.contains(id))
                .flatMap(id -> origins.find(id).stream())
                .forEach(again::add);
        again.forEach(task -> runs.put(task.id(), origins.nextRun(task.id())));
        return new TaskGraph(again)
                .ordered().stream().map(task -> runAgain(task, runs)).toList();
    }

    /** Dependencies that are not run again have succeeded before, so they are dropped. */
    private Step runAgain(Task origin, Map<String, Integer> runs) {
        int run = runs.get(origin.id());
        List<String> dependsOn = origin.dependsOn().stream()
                .filter(runs::containsKey)
                .map(id -> Origins.runId(id, runs.get(id)))
                .toList();
        String heeded = String.join("\n", feedback.get(origin.id()));
        Task task = origin.runAgain(Origins.runId(origin.id(), run), dependsOn, heeded);
        return new Step(task.onQueue(root.taskQueue()), run);
    }
}
