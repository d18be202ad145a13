package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedSet;

/** Tasks with their dependencies; a dependency that names no task of the graph counts as met. */
final class TaskGraph {
    private final List<Task> tasks;
    private final Map<String, Integer> places = new HashMap<>();

    TaskGraph(Collection<Task> tasks) {
        this.tasks = List.copyOf(tasks);
        for (int place = 0; place < this.tasks.size(); place++) {
            places.putIfAbsent(this.tasks.get(place).id(), place);
        }
    }

    /** Every task after those it depends on, otherwise in the given order; tasks on or behind a cycle are left out. */
    List<Task> ordered() {
        Map<Integer, List<Integer>> dependents = new HashMap<>();
        int[] open = new int[tasks.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int place = 0; place < tasks.size(); place++) {
            for (int dependency : dependencies(place)) {
                dependents.computeIfAbsent(dependency, key -> new ArrayList<>()).add(place);
                open[place]++;
            }
            if (open[place] == 0) {
                ready.add(place);
            }
        }
        List<Task> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int place = ready.remove();
            ordered.add(tasks.get(place));
            for (int dependent : dependents.getOrDefault(place, List.of())) {
                if (--open[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        return ordered;
    }

    /** Ids along one cycle, the first repeated at the end; empty when there is none. */
    List<String> cycle() {
        List<Task> ordered = ordered();
        if (ordered.size() == tasks.size()) {
            return List.of();
        }
        LinkedHashSet<Integer> left = new LinkedHashSet<>();
        for (int place = 0; place < tasks.size(); place++) {
            left.add(place);
        }
        ordered.forEach(task -> left.remove(places.get(task.id())));
        return cycleWithin(left);
    }

    private List<String> cycleWithin(SequencedSet<Integer> left) {
        List<Integer> path = new ArrayList<>();
        LinkedHashSet<Integer> seen = new LinkedHashSet<>();
        int place = left.getFirst();
        while (seen.add(place)) {
            path.add(place);
            place = dependencies(place).stream()
                    .filter(left::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> cycle = new ArrayList<>();
        path.subList(path.indexOf(place), path.size())
                .forEach(each -> cycle.add(tasks.get(each).id()));
        cycle.add(tasks.get(place).id());
        return cycle;
    }

    private List<Integer> dependencies(int place) {
        return tasks.get(place).dependsOn().stream()
                .distinct()
                .filter(places::containsKey)
                .map(places::get)
                .toList();
    }
}
