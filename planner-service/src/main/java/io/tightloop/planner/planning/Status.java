package io.tightloop.planner.planning;

import java.util.EnumSet;
import java.util.Set;

/** Where a session stands for the planner. */
public enum Status {
    /** Not known. Next: PLANNING. */
    IDLE,
    /** The planner holds the baton and goes on by itself. Next: DRAFTING, AWAITING, HANDED_OVER, ENDED. */
    PLANNING,
    /** An agent plans, or will after a wait. Next: PLANNING, ENDED. */
    DRAFTING,
    /** A person is asked about the plan. Next: PLANNING, ENDED. */
    AWAITING,
    /** Another service holds the baton. Next: PLANNING, ENDED (the baton came back and could not be handled). */
    HANDED_OVER,
    /** Ended here. Next: PLANNING (CONTINUE), IDLE (archived). */
    ENDED;

    /** Whether a session may go from this status to the next. */
    public boolean canBecome(Status next) {
        return next().contains(next);
    }

    private Set<Status> next() {
        return switch (this) {
            case IDLE -> EnumSet.of(PLANNING);
            case PLANNING -> EnumSet.of(DRAFTING, AWAITING, HANDED_OVER, ENDED);
            case DRAFTING, AWAITING -> EnumSet.of(PLANNING, ENDED);
            case HANDED_OVER -> EnumSet.of(PLANNING, ENDED);
            case ENDED -> EnumSet.of(PLANNING, IDLE);
        };
    }
}
