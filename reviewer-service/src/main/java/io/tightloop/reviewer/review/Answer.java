package io.tightloop.reviewer.review;

/** What a person answers; UNKNOWN is one of a later version. */
public enum Answer {
    YES,
    NO,
    EDIT,
    REVIEW,
    SKIP,
    UNKNOWN
}
