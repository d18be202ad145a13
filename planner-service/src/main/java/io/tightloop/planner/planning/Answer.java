package io.tightloop.planner.planning;

/** What a person answers. */
public enum Answer {
    YES,
    NO,
    EDIT,
    REVIEW,
    SKIP,
    UNKNOWN
}
