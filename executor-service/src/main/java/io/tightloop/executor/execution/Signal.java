package io.tightloop.executor.execution;

/** What a person or agent tells a session; UNKNOWN is one of a later version. */
public enum Signal {
    BREAK,
    DONE,
    CONTINUE,
    UNKNOWN
}
