package io.tightloop.reviewer.review;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A session's board in maps. */
final class InMemoryBoard implements Board {
    private final Map<String, Criterion> criteria = new HashMap<>();
    private final Map<Integer, Map<String, Finding>> findings = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private Session session;

    @Override
    public void session(Session known) {
        session = known;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Optional<Criterion> criterion(String id) {
        return Optional.ofNullable(criteria.get(id));
    }

    @Override
    public List<Criterion> criteria() {
        return criteria.values().stream()
                .sorted(Comparator.comparingInt(Criterion::ordinal))
                .toList();
    }

    @Override
    public void put(Criterion criterion) {
        criteria.put(criterion.id(), criterion);
    }

    @Override
    public List<Finding> findings(int iteration) {
        return findings.getOrDefault(iteration, Map.of()).values().stream()
                .sorted(Comparator.comparingInt(Finding::ordinal))
                .toList();
    }

    @Override
    public void put(Finding finding) {
        findings.computeIfAbsent(finding.iteration(), iteration -> new TreeMap<>())
                .put(finding.key(), finding);
    }

    @Override
    public void dropFindings(int iteration) {
        findings.remove(iteration);
    }

    @Override
    public boolean met(String mark) {
        return marks.contains(mark);
    }

    @Override
    public void meet(String mark) {
        marks.add(mark);
    }
}
