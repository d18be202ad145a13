package io.tightloop.executor.execution;

/**
 * Limits that end a session unproven.
 *
 * @param maxRetries failed verifications per criterion, at least 1
 * @param maxIterations iterations, at least 1
 * @param maxDurationMs longest session in ms since its start; null for no limit
 * @param tokenBudget input and output tokens that its workers may use; null for no limit
 */
public record Limits(int maxRetries, int maxIterations, Long maxDurationMs, Long tokenBudget) {}
