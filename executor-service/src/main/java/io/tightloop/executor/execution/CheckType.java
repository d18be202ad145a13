package io.tightloop.executor.execution;

/** How a task's result is checked; UNKNOWN is one of a later version. */
public enum CheckType {
    COMMAND,
    HTTP,
    FILE,
    AGENT,
    MANUAL,
    UNKNOWN
}
