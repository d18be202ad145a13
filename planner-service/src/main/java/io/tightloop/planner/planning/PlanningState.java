package io.tightloop.planner.planning;

/** All that the planner knows of a session. */
public record PlanningState(Planning root, Plans plans, Surroundings surroundings) {
    PlanningState with(Planning newRoot) {
        return new PlanningState(newRoot, plans, surroundings);
    }
}
