package io.tightloop.executor.execution;

/** How a session ended. */
public enum EndStatus {
    COMPLETED,
    EXHAUSTED,
    INTERRUPTED,
    FAILED
}
