package io.tightloop.planner.planning;

/** How the planner ends a session: only the review can complete or exhaust one. */
public enum EndStatus {
    INTERRUPTED,
    FAILED
}
