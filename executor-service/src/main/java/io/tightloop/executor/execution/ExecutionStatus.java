package io.tightloop.executor.execution;

/** Where a session's execution stands; {@link #canBecome} is the table of its transitions. */
public enum ExecutionStatus {
    /** No such session here, or archived: becomes IDLE. */
    UNKNOWN,
    /** Tasks arrive, the baton has not yet: becomes ACTIVE, or ENDED when parked. */
    IDLE,
    /** Holds the baton: becomes FINISHED or ENDED. */
    ACTIVE,
    /** Handed over: becomes ACTIVE with the next plan, or ENDED when parked. */
    FINISHED,
    /** Over, for now: becomes ACTIVE by CONTINUE, UNKNOWN when archived. */
    ENDED;

    public boolean canBecome(ExecutionStatus next) {
        return switch (this) {
            case UNKNOWN -> next == IDLE;
            case IDLE -> next == ACTIVE || next == ENDED;
            case ACTIVE -> next == FINISHED || next == ENDED;
            case FINISHED -> next == ACTIVE || next == ENDED;
            case ENDED -> next == ACTIVE || next == UNKNOWN;
        };
    }
}
