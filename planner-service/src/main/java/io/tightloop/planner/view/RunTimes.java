package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;

/** How many runs there were, and how long they took together in ms. */
@Introspected
record RunTimes(long runs, long totalMs) {}
