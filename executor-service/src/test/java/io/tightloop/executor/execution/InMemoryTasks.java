package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tasks in memory that count how often they are asked or told anything. */
final class InMemoryTasks implements Tasks {
    private final Map<String, Task> tasks = new HashMap<>();
    private final TreeMap<String, String> ready = new TreeMap<>();
    private final Map<String, List<String>> dependents = new HashMap<>();
    private long accesses;

    long accesses() {
        return accesses;
    }

    @Override
    public Optional<Task> find(String id) {
        accesses++;
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public List<Task> all() {
        accesses += tasks.size();
        return tasks.values().stream().sorted(Comparator.comparing(Task::id)).toList();
    }

    @Override
    public void put(Task task) {
        accesses++;
        tasks.put(task.id(), task);
    }

    @Override
    public Optional<Task> firstReady() {
        accesses++;
        return Optional.ofNullable(ready.firstEntry()).map(Map.Entry::getValue).map(tasks::get);
    }

    @Override
    public void ready(Task task) {
        accesses++;
        ready.put(task.rank() + task.id(), task.id());
    }

    @Override
    public void unready(Task task) {
        accesses++;
        ready.remove(task.rank() + task.id());
    }

    @Override
    public void depends(String dependent, String dependency) {
        accesses++;
        dependents.computeIfAbsent(dependency, id -> new ArrayList<>()).add(dependent);
    }

    @Override
    public List<String> dependents(String dependency) {
        List<String> waiting = dependents.getOrDefault(dependency, List.of());
        accesses += 1 + waiting.size();
        return waiting;
    }

    @Override
    public void release(String dependency) {
        accesses++;
        dependents.remove(dependency);
    }
}
