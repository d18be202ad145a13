package io.tightloop.executor.execution;

/** Where a task stands; {@link #canBecome} is the table of its transitions. A task that is planned anew begins anew. */
public enum TaskStatus {
    /** Waits for tasks that it depends on: becomes READY, or SKIPPED when one of them does not succeed. */
    PENDING,
    /** Its turn comes: becomes RUNNING, CHECKING or AWAITING, or RETRYING or FAILED when its queue is not there. */
    READY,
    /** Has a live attempt: becomes READY, AWAITING, RETRYING, SUCCEEDED or FAILED. */
    RUNNING,
    /** Has a result and a check that runs, or that waits for its next attempt: becomes what RUNNING does. */
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
            case READY -> next.holdsSlot() || next.followsFailure() || next == AWAITING || next == CANCELLED;
            case RUNNING, CHECKING -> next.followsFailure() || next == READY || next == AWAITING || next == SUCCEEDED;
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

    private boolean followsFailure() {
        return this == RETRYING || this == FAILED;
    }
}
