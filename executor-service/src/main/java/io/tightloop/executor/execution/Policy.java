package io.tightloop.executor.execution;

import java.util.List;

/**
 * The rules of a session that concern its execution.
 *
 * @param maxConcurrent tasks that may run at the same time, at least 1
 * @param enforced whether DONE is refused while a criterion is unproven
 * @param blockOnSkip whether a waiver needs an approver
 * @param confirmTasks whether a person is asked about each task's result
 * @param commitEvery tasks that succeed between two checkpoints, at least 1
 * @param escalation queues that take over failing tasks, in order
 */
public record Policy(
        int maxConcurrent,
        boolean enforced,
        boolean blockOnSkip,
        boolean confirmTasks,
        int commitEvery,
        List<Escalation> escalation) {
    public Policy {
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("policy.maxConcurrent: must be at least 1, is " + maxConcurrent);
        }
        if (commitEvery < 1) {
            throw new IllegalArgumentException("policy.commitEvery: must be at least 1, is " + commitEvery);
        }
    }
}
