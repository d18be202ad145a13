package io.tightloop.executor.execution;

import java.util.List;

/** State of the decider: the session's root, its tasks, criteria and touched files one by one, and its surroundings. */
public record ExecutionState(
        Execution root, Tasks tasks, Criteria criteria, TouchedFiles files, Surroundings surroundings) {
    ExecutionState with(Execution root) {
        return new ExecutionState(root, tasks, criteria, files, surroundings);
    }

    /** Whether this claim has the live attempt of this task, whose work id this is. */
    public boolean holds(String taskId, String workId, String claimId) {
        return tasks.find(taskId).filter(task -> task.heldBy(workId, claimId)).isPresent();
    }

    /** Ids of the criteria that need proof: none has been proven since a result came in this iteration. */
    List<String> unproven() {
        return criteria.all().stream()
                .filter(criterion -> !criterion.waived() && (criterion.unproven() || root.worked()))
                .map(Criterion::id)
                .toList();
    }
}
