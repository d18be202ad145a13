package io.tightloop.executor.execution;

/** Limits that end a session unproven: failed verifications per criterion, and iterations; both at least 1. */
public record Limits(int maxRetries, int maxIterations) {}
