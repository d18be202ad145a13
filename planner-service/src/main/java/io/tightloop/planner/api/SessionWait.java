package io.tightloop.planner.api;

import java.time.Duration;
import java.util.List;

/**
 * What a client waits for.
 *
 * @param longest from nothing to 60 s
 */
record SessionWait(Duration longest, Until until) {
    /** Until when to wait. */
    enum Until {
        /** Anything in the session's body is different. */
        CHANGE,
        /** It has ended, or stands still until it is redriven. */
        END,
        /** A person is asked, or never will be because it has ended. */
        CONFIRMATION;

        static final List<Until> ALL = List.of(values());
    }

    /** Whether it has happened, for a client that knows the session by this If-None-Match. */
    boolean isOver(SessionSnapshot now, String known) {
        boolean ended = now.body().outcome() != null;
        return switch (until) {
            case CHANGE -> !now.matches(known);
            case END -> ended;
            case CONFIRMATION -> ended || now.body().awaiting() != null;
        };
    }
}
