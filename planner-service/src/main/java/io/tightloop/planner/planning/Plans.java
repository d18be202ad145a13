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

    /** The first run of a task that is not in the brief. */
    Optional<Added> added(String taskId);

    /** All first runs of tasks that are not in the brief, in order. */
    List<Added> added();

    void added(Added added);

    boolean noted(int iteration, String discoveryId);

    /** What the review of this iteration discovered, in order. */
    List<Discovery> discoveries(int iteration);

    /** Notes a discovery; {@code ordinal} orders discoveries over the whole session. */
    void note(int ordinal, Discovery discovery);

    /** Drops what the review of this iteration discovered. */
    void forget(int iteration);

    /** The draft of the iteration's plan, in order; empty when there is none. */
    List<Step> draft();

    /** Replaces the draft; an empty one removes it. */
    void draft(List<Step> steps);

    /** What the next attempt at a plan must heed. */
    Words words();

    void words(Words words);

    boolean waived(String criterionId);

    void waive(String criterionId);

    /** A task that is not in the brief, its place over the whole session and the iteration it was first planned for. */
    record Added(Task task, int ordinal, int iteration) {}
}
