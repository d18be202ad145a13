package io.tightloop.executor.execution;

/** Work that a worker reports as still to do; severity is minor, major or critical. */
public record Discovery(String title, String description, String severity) {}
