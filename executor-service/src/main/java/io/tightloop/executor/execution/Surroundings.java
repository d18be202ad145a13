package io.tightloop.executor.execution;

/** What the rules may ask about that is no part of the session's state. */
public interface Surroundings {
    /** Whether there is a queue of this name. */
    boolean knowsQueue(String name);

    /** Whether the session is known to be archived. */
    boolean archived();
}
