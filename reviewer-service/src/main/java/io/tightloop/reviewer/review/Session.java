package io.tightloop.reviewer.review;

/**
 * What does not change in a session: its goal, the workspace's folder (null for its own), its policy and the number of
 * its criteria.
 */
public record Session(String goal, String workspace, Policy policy, int criteria) {}
