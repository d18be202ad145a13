package io.tightloop.reviewer.review;

/** How a session ended. */
public enum EndStatus {
    COMPLETED,
    EXHAUSTED,
    INTERRUPTED,
    FAILED
}
