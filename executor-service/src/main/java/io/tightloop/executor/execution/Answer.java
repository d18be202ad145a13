package io.tightloop.executor.execution;

/** What a person answers to a question; UNKNOWN is one of a later version. */
public enum Answer {
    YES,
    NO,
    EDIT,
    REVIEW,
    SKIP,
    UNKNOWN
}
