package io.tightloop.planner.planning;

/** A command to be answered: its id, its type, the archived session's digest (null if none) and the time in ms. */
public record Command(String id, String type, String tombstone, long at) {}
