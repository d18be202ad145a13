package io.tightloop.executor.execution;

/** Why a command was refused. */
public enum Rejection {
    UNKNOWN_SESSION,
    ENDED,
    NOT_ENDED,
    UNPROVEN,
    UNSUPPORTED,
    INVALID
}
