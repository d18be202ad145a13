package io.tightloop.planner.view;

import io.tightloop.schemas.Phase;

/**
 * How far a session has come: the order of everything that sets its status, whichever topic tells it first.
 *
 * <p>The baton only goes round the ring, so iteration and phase number the holders 0, 1, 2 … A handoff opens the step of
 * its receiver. Ends and resumptions within a step are all written by its holder, to one partition, and follow the
 * handoff in order of their offsets. The row keeps the greatest step; a smaller one is old news and changes nothing.
 *
 * @param holder place in the ring, counted over all iterations from 0; -1 before the start
 * @param offset in the holder's event topic; -1 for the handoff that opens the step
 */
record Step(int holder, long offset) implements Comparable<Step> {
    /** Before every other. */
    static final Step NONE = new Step(-1, -1);

    private static final int PHASES = 3;

    static Step opens(Phase phase, int iteration) {
        return new Step(holder(phase, iteration), -1);
    }

    static Step within(Phase phase, int iteration, long offset) {
        return new Step(holder(phase, iteration), offset);
    }

    private static int holder(Phase phase, int iteration) {
        return PHASES * (iteration - 1)
                + switch (phase) {
                    case PLAN -> 0;
                    case EXECUTE -> 1;
                    case REVIEW, UNKNOWN -> 2;
                };
    }

    @Override
    public int compareTo(Step other) {
        int byHolder = Integer.compare(holder, other.holder);
        return byHolder != 0 ? byHolder : Long.compare(offset, other.offset);
    }
}
