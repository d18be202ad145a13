package io.tightloop.executor.execution;

import java.util.List;

/** State of the decider: the session's root, and its tasks, criteria and touched files one by one. */
public record ExecutionState(Execution root, Tasks tasks, Criteria criteria, TouchedFiles files) {
    ExecutionState with(Execution root) {
        return new ExecutionState(root, tasks, criteria, files);
    }

    /** Ids of the criteria that need proof: none has been proven since a result came in this iteration. */
    List<String> unproven() {
        return criteria.all().stream()
                .filter(criterion -> !criterion.waived() && (criterion.unproven() || root.worked()))
                .map(Criterion::id)
                .toList();
    }
}
