package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session's board in maps. */
final class InMemoryBoard implements Board {
    private final Map<String, Criterion> criteria = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void session(Session session) {}

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
    public boolean found(int iteration, String key) {
        return findings(iteration).stream().anyMatch(finding -> finding.key().equals(key));
    }

    @Override
    public List<Finding> findings(int iteration) {
        return findings.stream()
                .filter(finding -> finding.iteration() == iteration)
                .toList();
    }

    @Override
    public void put(Finding finding) {
        findings.add(finding.ordinal(), finding);
    }
}
