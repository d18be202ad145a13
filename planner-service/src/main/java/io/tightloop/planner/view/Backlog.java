package io.tightloop.planner.view;

/** Says whether the tables are behind what was published. */
public interface Backlog {
    /** Whether everything that was published until this time (ms since the epoch) is stored; waits at most 2 s. */
    boolean isStored(long until);
}
