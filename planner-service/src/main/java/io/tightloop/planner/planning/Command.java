package io.tightloop.planner.planning;

/** A command to be answered; {@code tombstone} is the archived session's digest, null if none; {@code at} in ms. */
public record Command(String id, String type, String by, String tombstone, long at) {}
