package io.tightloop.reviewer.review;

/** Limits that end a session unproven, each at least 1: failed verifications per criterion, and iterations. */
public record Limits(int maxRetries, int maxIterations) {}
