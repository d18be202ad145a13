package io.tightloop.planner.planning;

/** A queue that takes over failing tasks, with at least 1 attempt there. */
public record Escalation(String queue, int attempts) {}
