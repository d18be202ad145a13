package io.tightloop.executor.execution;

/** A queue that takes over failing tasks, and the attempts there, at least 1. */
public record Escalation(String queue, int attempts) {}
