package io.tightloop.executor.execution;

/** Where a task stands; {@link #canBecome} is the table of its transitions. */
public enum TaskStatus {
    /** Waits for tasks that it depends on: becomes READY, or SKIPPED when one of them does not succeed. */
    PENDING,
    /** Can be dispatched: becomes RUNNING. */
    READY,
    /** Has a live attempt: becomes SUCCEEDED, FAILED, RETRYING, or READY when the attempt is called off. */
    RUNNING,
    /** Waits for its next attempt and holds no slot: becomes READY. */
    RETRYING,
    /** Settled: its result is accepted. */
    SUCCEEDED,
    /** Settled: its attempts are spent, or another one would not help. */
    FAILED,
    /** Settled: not run, for a reason. */
    SKIPPED;

    public boolean canBecome(TaskStatus next) {
        return switch (this) {
            case PENDING -> next == READY || next == SKIPPED;
            case READY -> next == RUNNING;
            case RUNNING -> next == READY || next == RETRYING || next == SUCCEEDED || next == FAILED;
            case RETRYING -> next == READY;
            case SUCCEEDED, FAILED, SKIPPED -> false;
        };
    }
}
