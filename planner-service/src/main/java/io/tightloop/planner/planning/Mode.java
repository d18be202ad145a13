package io.tightloop.planner.planning;

/** Whether a person pairs (SYNC) or delegates (ASYNC). */
public enum Mode {
    SYNC,
    ASYNC,
    UNKNOWN
}
