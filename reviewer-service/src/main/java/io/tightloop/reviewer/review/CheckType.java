package io.tightloop.reviewer.review;

/** Kind of a check; UNKNOWN is one of a later version and treated as MANUAL. */
public enum CheckType {
    COMMAND,
    HTTP,
    FILE,
    AGENT,
    MANUAL,
    UNKNOWN
}
