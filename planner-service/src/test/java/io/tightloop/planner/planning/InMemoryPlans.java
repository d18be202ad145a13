package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session's plans in maps. */
final class InMemoryPlans implements Plans {
    private final Map<String, Integer> runs = new HashMap<>();
    private final Map<String, Task> added = new HashMap<>();
    private final List<Discovery> discoveries = new ArrayList<>();
    private Brief brief;

    @Override
    public Brief brief() {
        return brief;
    }

    @Override
    public void brief(Brief newBrief) {
        brief = newBrief;
    }

    @Override
    public int runs(String taskId) {
        return runs.getOrDefault(taskId, 1);
    }

    @Override
    public void runs(String taskId, int count) {
        runs.put(taskId, count);
    }

    @Override
    public Optional<Task> added(String taskId) {
        return Optional.ofNullable(added.get(taskId));
    }

    @Override
    public void added(Task task) {
        added.put(task.id(), task);
    }

    @Override
    public boolean noted(int iteration, String discoveryId) {
        return discoveries(iteration).stream().anyMatch(each -> each.id().equals(discoveryId));
    }

    @Override
    public List<Discovery> discoveries(int iteration) {
        return discoveries.stream()
                .filter(each -> each.iteration() == iteration)
                .toList();
    }

    @Override
    public void note(int ordinal, Discovery discovery) {
        discoveries.add(ordinal, discovery);
    }
}
