package io.tightloop.executor.execution;

/** What an attempt is for. */
public enum Step {
    /** The task's work itself. */
    WORK,
    /** One of its checks, of a result that is kept. */
    CHECK,
    /** A person's question about a result that is kept. */
    QUESTION
}
