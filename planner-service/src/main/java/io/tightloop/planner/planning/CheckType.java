package io.tightloop.planner.planning;

/** Kind of a check. */
public enum CheckType {
    COMMAND,
    HTTP,
    FILE,
    AGENT,
    MANUAL,
    UNKNOWN
}
