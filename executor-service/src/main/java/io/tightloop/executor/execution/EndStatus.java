package io.tightloop.executor.execution;

/** How a session ended here: only the review phase completes or exhausts one. */
public enum EndStatus {
    INTERRUPTED,
    FAILED
}
