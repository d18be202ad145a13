package io.tightloop.reviewer.review;

/** What verifiers are told of the session: its goal and the workspace's folder (null for its own). */
public record Session(String goal, String workspace) {}
