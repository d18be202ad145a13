package io.tightloop.reviewer.review;

/** A command to be answered: its id, its type and the time in ms. */
public record Command(String id, String type, long at) {}
