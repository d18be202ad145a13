package io.tightloop.planner.view;

import java.time.Duration;

/** The times that sessions are counted together for, by their starts; days are those of UTC. */
enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    /** All of time. */
    EVER(Duration.ZERO);

    private final long lengthMs;

    Span(Duration length) {
        this.lengthMs = length.toMillis();
    }

    /** The beginning of the one that a time falls in, both in ms since the epoch. */
    long since(long at) {
        return lengthMs == 0 ? 0 : Math.floorDiv(at, lengthMs) * lengthMs;
    }

    /** The beginning of the one that was so many before that of a time. */
    long before(long at, int many) {
        return since(at) - many * lengthMs;
    }
}
