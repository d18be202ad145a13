package io.tightloop.executor.execution;

import java.util.List;
import java.util.TreeMap;

/** Criteria in memory. */
final class InMemoryCriteria implements Criteria {
    private final TreeMap<Integer, Criterion> criteria = new TreeMap<>();

    @Override
    public List<Criterion> all() {
        return List.copyOf(criteria.values());
    }

    @Override
    public void put(Criterion criterion) {
        criteria.put(criterion.ordinal(), criterion);
    }
}
