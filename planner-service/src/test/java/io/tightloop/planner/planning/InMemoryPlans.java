package io.tightloop.planner.planning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A session's plans in maps. */
final class InMemoryPlans implements Plans {
    private final Map<String, Integer> runs = new HashMap<>();
    private final Map<String, Added> added = new HashMap<>();
    private final Map<Integer, Discovery> discoveries = new TreeMap<>();
    private final Set<String> waived = new HashSet<>();
    private List<Step> draft = List.of();
    private Words words = Words.NONE;
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
    public Optional<Added> added(String taskId) {
        return Optional.ofNullable(added.get(taskId));
    }

    @Override
    public List<Added> added() {
        return added.values().stream()
                .sorted(Comparator.comparingInt(Added::ordinal))
                .toList();
    }

    @Override
    public void added(Added task) {
        added.put(task.task().id(), task);
    }

    @Override
    public boolean noted(int iteration, String discoveryId) {
        return discoveries(iteration).stream().anyMatch(each -> each.id().equals(discoveryId));
    }

    @Override
    public List<Discovery> discoveries(int iteration) {
        return discoveries.values().stream()
                .filter(each -> each.iteration() == iteration)
                .toList();
    }

    @Override
    public void note(int ordinal, Discovery discovery) {
        discoveries.put(ordinal, discovery);
    }

    @Override
    public void forget(int iteration) {
        discoveries.values().removeIf(each -> each.iteration() == iteration);
    }

    @Override
    public List<Step> draft() {
        return draft;
    }

    @Override
    public void draft(List<Step> steps) {
        draft = List.copyOf(steps);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void words(Words newWords) {
        words = newWords;
    }

    @Override
    public boolean waived(String criterionId) {
        return waived.contains(criterionId);
    }

    @Override
    public void waive(String criterionId) {
        waived.add(criterionId);
    }
}
