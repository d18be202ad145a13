package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.Suggestion;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Checks how the parts of a brief refer to each other: ids, {@code dependsOn}, {@code provedBy}, cycles. */
final class BriefGraph {
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final FieldErrors errors;

    private BriefGraph(FieldErrors errors) {
        this.errors = errors;
    }

    static void check(List<Criterion> criteria, List<Task> tasks, FieldErrors errors) {
        var graph = new BriefGraph(errors);
        graph.tasks(tasks);
        graph.criteria(criteria);
        graph.dependencies(tasks);
        graph.cycle();
    }

    /** Tasks that come later may depend on earlier ones: only repeated ids and circles are wrong here. */
    static void checkLater(List<Task> tasks, FieldErrors errors) {
        var graph = new BriefGraph(errors);
        graph.tasks(tasks);
        graph.selves(tasks);
        graph.cycle();
    }

    private void tasks(List<Task> given) {
        for (int i = 0; i < given.size(); i++) {
            var task = given.get(i);
            if (!task.getId().isEmpty() && tasks.putIfAbsent(task.getId(), task) != null) {
                errors.add("tasks[" + i + "].id", "'" + task.getId() + "' is there twice");
            }
        }
    }

    private void criteria(List<Criterion> criteria) {
        var ids = new HashSet<String>();
        for (int i = 0; i < criteria.size(); i++) {
            var criterion = criteria.get(i);
            if (!criterion.getId().isEmpty() && !ids.add(criterion.getId())) {
                errors.add("criteria[" + i + "].id", "'" + criterion.getId() + "' is there twice");
            }
            known("criteria[" + i + "].provedBy", criterion.getProvedBy());
        }
    }

    private void dependencies(List<Task> given) {
        selves(given);
        for (int i = 0; i < given.size(); i++) {
            known("tasks[" + i + "].dependsOn", given.get(i).getDependsOn());
        }
    }

    private void selves(List<Task> given) {
        for (int i = 0; i < given.size(); i++) {
            var task = given.get(i);
            if (!task.getId().isEmpty() && task.getDependsOn().contains(task.getId())) {
                errors.add("tasks[" + i + "].dependsOn", "'" + task.getId() + "' depends on itself");
            }
        }
    }

    private void known(String path, List<String> references) {
        for (int i = 0; i < references.size(); i++) {
            var id = references.get(i);
            if (!tasks.containsKey(id)) {
                errors.add(path + "[" + i + "]", "there is no task '" + id + "'" + Suggestion.of(id, tasks.keySet()));
            }
        }
    }

    /** Takes away tasks whose dependencies are gone, as a run would; what stays goes in circles. */
    private void cycle() {
        var open = new HashMap<String, Integer>();
        var dependents = new HashMap<String, List<String>>();
        tasks.forEach((id, task) -> {
            var known = others(id, task);
            open.put(id, known.size());
            known.forEach(
                    on -> dependents.computeIfAbsent(on, _ -> new ArrayList<>()).add(id));
        });
        var ready = new ArrayDeque<>(
                open.keySet().stream().filter(id -> open.get(id) == 0).toList());
        while (!ready.isEmpty()) {
            var done = ready.poll();
            open.remove(done);
            dependents.getOrDefault(done, List.of()).stream()
                    .filter(id -> open.merge(id, -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        tasks.keySet().stream().filter(open::containsKey).findFirst().ifPresent(first -> {
            errors.add("tasks", "the dependencies go in a circle: " + circle(first, open));
        });
    }

    private String circle(String first, Map<String, Integer> open) {
        var seen = new LinkedHashSet<String>();
        var at = first;
        while (seen.add(at)) {
            at = others(at, tasks.get(at)).stream()
                    .filter(open::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        var walk = new ArrayList<>(seen);
        var loop = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        Collections.rotate(loop, -loop.indexOf(Collections.min(loop)));
        loop.add(loop.getFirst());
        return loop.size() <= 21 ? String.join(" → ", loop) : String.join(" → ", loop.subList(0, 20)) + " → …";
    }

    private List<String> others(String id, Task task) {
        return task.getDependsOn().stream()
                .filter(on -> !on.equals(id) && tasks.containsKey(on))
                .toList();
    }
}
