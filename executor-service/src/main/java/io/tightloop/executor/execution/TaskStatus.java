package io.tightloop.executor.execution;

/** Where a task stands; {@link #canBecome} is the table of its transitions. A task that is planned anew begins anew. */
public enum TaskStatus {
    /** Waits for tasks that it depends on: becomes READY, or SKIPPED when one of them does not succeed. */
    PENDING,
    /** Can be dispatched, or asked about again: becomes RUNNING, CHECKING or AWAITING. */
    READY,
    /** Has a live attempt: becomes CHECKING, AWAITING, settled, RETRYING, or READY when the attempt is called off. */
    RUNNING,
    /** Has a result whose checks run, and keeps its slot: becomes what RUNNING does. */
    CHECKING,
    /** Has a result that a person is asked about, and holds no slot: becomes READY, SUCCEEDED or SKIPPED. */
    AWAITING,
    /** Waits for its next attempt and holds no slot: becomes READY. */
    RETRYING,
    /** Settled: its result is accepted. */
    SUCCEEDED,
    /** Settled: its attempts are spent, or another one would not help. */
    FAILED,
    /** Settled: not run, for a reason. */
    SKIPPED,
    /** Settled: a person took it out of the plan. */
    CANCELLED;

    public boolean canBecome(TaskStatus next) {
        return switch (this) {
            case PENDING -> next == READY || next == SKIPPED || next == CANCELLED;
            case READY -> next == RUNNING || next == CHECKING || next == AWAITING || next == CANCELLED;
            case RUNNING -> next == CHECKING || next.followsAnAttempt();
            case CHECKING -> next.followsAnAttempt();
            case AWAITING -> next == READY || next == SUCCEEDED || next == SKIPPED;
            case RETRYING -> next == READY || next == CANCELLED;
            case SUCCEEDED, FAILED, SKIPPED, CANCELLED -> false;
        };
    }

    /** Whether it counts against maxConcurrent. */
    boolean holdsSlot() {
        return this == RUNNING || this == CHECKING;
    }

    /** Whether nothing more happens to it in this plan. */
    boolean settled() {
        return this == SUCCEEDED || this == FAILED || this == SKIPPED || this == CANCELLED;
    }

    private boolean followsAnAttempt() {
        return this == READY || this == AWAITING || this == RETRYING || this == SUCCEEDED || this == FAILED;
    }
}
