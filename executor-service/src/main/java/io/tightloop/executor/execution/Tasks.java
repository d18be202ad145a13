package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/**
 * The tasks of one session, looked up one by one so that an event costs the same however many there are. Used linearly:
 * writes change this object, so a state that was evolved must not be used again.
 */
public interface Tasks {
    Optional<Task> find(String id);

    /** All of them: for an end and what follows it. */
    List<Task> all();

    /** Writes a task, with its deadline. */
    void put(Task task);

    /** The ready task with the lowest rank. */
    Optional<Task> firstReady();

    /** Puts a task among the ready ones. */
    void ready(Task task);

    /** Takes a task from among the ready ones. */
    void unready(Task task);

    /** Notes that one task waits for another, which need not be planned yet. */
    void depends(String dependent, String dependency);

    /** Ids of the tasks that wait for this one: costs as much as there are. */
    List<String> dependents(String dependency);

    /** Forgets which tasks wait for this one. */
    void release(String dependency);
}
