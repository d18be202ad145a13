package io.tightloop.reviewer.review;

import java.util.EnumSet;
import java.util.Set;

/** Where a session stands for the reviewer. */
public enum Status {
    /** Not known, or not yet here. Next: REVIEWING, ENDED (the baton came and could not be handled). */
    IDLE,
    /** The reviewer holds the baton. Next: HANDED_OVER, ENDED. */
    REVIEWING,
    /** Another service holds the baton. Next: REVIEWING, ENDED (the baton came and could not be handled). */
    HANDED_OVER,
    /** Ended here. Next: REVIEWING (CONTINUE), IDLE (archived). */
    ENDED;

    /** Whether a session may go from this status to the next. */
    public boolean canBecome(Status next) {
        return next().contains(next);
    }

    private Set<Status> next() {
        return switch (this) {
            case IDLE -> EnumSet.of(REVIEWING, ENDED);
            case REVIEWING -> EnumSet.of(HANDED_OVER, ENDED);
            case HANDED_OVER -> EnumSet.of(REVIEWING, ENDED);
            case ENDED -> EnumSet.of(REVIEWING, IDLE);
        };
    }
}
