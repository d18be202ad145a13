package io.tightloop.planner.planning;

/**
 * Limits that end a session unproven, each at least 1: failed verifications per criterion, iterations, ms since the
 * start and tokens used; the last two are null for no limit.
 */
public record Limits(int maxRetries, int maxIterations, Long maxDurationMs, Long tokenBudget) {}
