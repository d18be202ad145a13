package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.HashSet;
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
    private final Set<String> taken = new HashSet<>();

    private NextPlan(Planning root, Plans plans) {
        this.root = root;
        this.plans = plans;
        this.origins = new Origins(root, plans);
    }

    /** Whether the plan is asked of an agent: not when a person has written its tasks, or waivers have left none. */
    static boolean byAgent(Planning root, Plans plans) {
        boolean agent = root.setup().source().strategy() == Strategy.AGENT;
        if (!agent || root.iteration() == 1) {
            return agent;
        }
        List<Discovery> found = plans.discoveries(root.iteration() - 1);
        boolean nothing = open(found, plans).isEmpty() && root.knowsAll(found.size());
        return !nothing && !written(found);
    }

    /** What the last review found, without criteria that were waived since. */
    static List<Discovery> open(List<Discovery> discoveries, Plans plans) {
        return discoveries.stream()
                .filter(discovery ->
                        discovery.source() != Discovery.Source.CRITERION || !plans.waived(discovery.subject()))
                .toList();
    }

    /** Whether a person has written the tasks of the plan. */
    static boolean written(List<Discovery> discoveries) {
        return discoveries.stream().anyMatch(discovery -> discovery.task() != null);
    }

    static List<Step> of(Planning root, Plans plans) {
        NextPlan plan = new NextPlan(root, plans);
        if (root.iteration() == 1) {
            return plan.first();
        }
        List<Discovery> discoveries = open(plans.discoveries(root.iteration() - 1), plans);
        return written(discoveries) ? plan.asWritten(discoveries) : plan.again(discoveries);
    }

    private List<Step> first() {
        return new TaskGraph(origins.first())
                .ordered().stream()
                        .map(task -> new Step(task.onQueue(taskQueue()), 1))
                        .toList();
    }

    /** The tasks as a person wrote them; what they depend on of earlier iterations is settled. */
    private List<Step> asWritten(List<Discovery> discoveries) {
        List<Task> tasks = discoveries.stream()
                .map(Discovery::task)
                .filter(task -> task != null)
                .toList();
        List<String> free = tasks.stream().map(task -> free(task.id())).toList();
        Map<String, String> ids = new LinkedHashMap<>();
        List<Task> planned = new ArrayList<>();
        for (int place = 0; place < tasks.size(); place++) {
            ids.putIfAbsent(tasks.get(place).id(), free.get(place));
        }
        for (int place = 0; place < tasks.size(); place++) {
            Task task = tasks.get(place);
            planned.add(task.planned(free.get(place), renamed(task.dependsOn(), ids), null));
        }
        return new TaskGraph(planned)
                .ordered().stream()
                        .map(task -> new Step(task.onQueue(taskQueue()), 1))
                        .toList();
    }

    private static List<String> renamed(List<String> dependsOn, Map<String, String> ids) {
        return dependsOn.stream().filter(ids::containsKey).map(ids::get).toList();
    }

    private List<Step> again(List<Discovery> discoveries) {
        discoveries.forEach(this::heed);
        List<Step> steps = new ArrayList<>(runsAgain());
        steps.addAll(reported);
        return steps;
    }

    private void heed(Discovery discovery) {
        List<String> concerned = switch (discovery.source()) {
            case CRITERION -> provers(discovery.subject());
            case TASK ->
                origins.ofRun(discovery.subject()).map(Task::id).stream().toList();
            case WORKER, PERSON, UNKNOWN -> List.<String>of();
        };
        if (concerned.isEmpty()) {
            reported.add(new Step(
                    Task.described(free(discovery.id()), discovery.title(), discovery.description(), taskQueue()), 1));
        }
        String words = discovery.title() + ": " + discovery.description();
        concerned.forEach(
                id -> feedback.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(words));
    }

    private List<String> provers(String criterionId) {
        if (root.setup().source().strategy() != Strategy.GIVEN) {
            return origins.find(Origins.taskOf(criterionId)).map(Task::id).stream()
                    .toList();
        }
        List<String> named = plans.brief().criteria().stream()
                .filter(criterion -> criterion.id().equals(criterionId))
                .flatMap(criterion -> criterion.provedBy().stream())
                .filter(id -> origins.find(id).isPresent())
                .toList();
        return named.isEmpty() ? origins.first().stream().map(Task::id).toList() : named;
    }

    private List<Step> runsAgain() {
        Map<String, Integer> runs = new LinkedHashMap<>();
        List<Task> again = new ArrayList<>();
        origins.first().stream().filter(task -> feedback.containsKey(task.id())).forEach(again::add);
        Set<String> inFirst = new LinkedHashSet<>(again.stream().map(Task::id).toList());
        feedback.keySet().stream()
                .filter(id -> !inFirst.contains(id))
                .flatMap(id -> origins.find(id).stream())
                .forEach(again::add);
        again.forEach(task -> runs.put(task.id(), origins.nextRun(task.id())));
        List<Task> planned = again.stream().map(task -> runAgain(task, runs)).toList();
        return new TaskGraph(planned)
                .ordered().stream()
                        .map(task -> new Step(task.onQueue(taskQueue()), runs.get(task.origin())))
                        .toList();
    }

    /** Dependencies that are not run again, whichever run they named, have succeeded before, so they are dropped. */
    private Task runAgain(Task origin, Map<String, Integer> runs) {
        List<String> dependsOn = origin.dependsOn().stream()
                .flatMap(id -> origins.ofRun(id).stream())
                .map(Task::id)
                .filter(runs::containsKey)
                .distinct()
                .map(id -> Origins.runId(id, runs.get(id)))
                .toList();
        String heeded = Heeded.joined(feedback.get(origin.id()));
        return origin.runAgain(Origins.runId(origin.id(), runs.get(origin.id())), dependsOn, heeded);
    }

    private String free(String wanted) {
        String id = origins.free(wanted, taken);
        taken.add(id);
        return id;
    }

    private String taskQueue() {
        return root.setup().source().taskQueue();
    }
}
