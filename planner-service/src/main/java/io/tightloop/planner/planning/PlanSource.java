package io.tightloop.planner.planning;

/** Where plans come from: queues of tasks that name none and of planners, and at least 1 attempt at a valid plan. */
public record PlanSource(Strategy strategy, String taskQueue, String queue, int maxPlanAttempts) {}
