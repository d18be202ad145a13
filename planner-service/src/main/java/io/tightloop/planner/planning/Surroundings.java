package io.tightloop.planner.planning;

/** What is true outside of a session's own state and matters to a decision about it. */
public interface Surroundings {
    /** Whether there is a queue of this name. */
    boolean knowsQueue(String queue);

    /** Whether there was a session of this id that is archived. */
    boolean archived();
}
