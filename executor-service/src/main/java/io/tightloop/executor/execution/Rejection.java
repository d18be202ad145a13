package io.tightloop.executor.execution;

/** Why a command was refused. */
public enum Rejection {
    UNKNOWN_SESSION,
    ARCHIVED,
    ENDED,
    NOT_ENDED,
    UNPROVEN,
    UNSUPPORTED,
    INVALID,
    STALE
}
