package io.tightloop.executor.execution;

/** State of the decider: the session's root, and its tasks one by one. */
public record ExecutionState(Execution root, Tasks tasks) {
    ExecutionState with(Execution root) {
        return new ExecutionState(root, tasks);
    }
}
