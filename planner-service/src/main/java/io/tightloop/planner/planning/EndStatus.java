package io.tightloop.planner.planning;

/** How the planner ends a session. */
public enum EndStatus {
    COMPLETED,
    EXHAUSTED,
    INTERRUPTED,
    FAILED
}
