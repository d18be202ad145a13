package io.tightloop.planner.planning;

import java.util.List;
import java.util.Optional;

/**
 * The parts of a session's state beside its root: the decider reads them, {@link PlanningEvolution} alone writes them,
 * and only the newest state that holds them is used.
 */
public interface Plans {
    /** The brief; present once the session has started. */
    Brief brief();

    void brief(Brief brief);

    /** How many times a task has been planned, the first included; 1 when nothing was written. */
    int runs(String taskId);

    void runs(String taskId, int count);

    /** A task that was planned first because a worker reported it. */
    Optional<Task> added(String taskId);

    void added(Task task);

    boolean noted(int iteration, String discoveryId);

    /** What the review of this iteration discovered, in order. */
    List<Discovery> discoveries(int iteration);

    /** Notes a discovery; {@code ordinal} orders discoveries over the whole session. */
    void note(int ordinal, Discovery discovery);
}
