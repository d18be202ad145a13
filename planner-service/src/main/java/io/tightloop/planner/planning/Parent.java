package io.tightloop.planner.planning;

/** The session, and its task, that a session was started for; {@code taskId} is empty for none of its tasks. */
public record Parent(String sessionId, String taskId) {}
