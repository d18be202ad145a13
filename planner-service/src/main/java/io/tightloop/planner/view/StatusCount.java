package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;

/** How many tasks of a session have a status. */
@Introspected
record StatusCount(String status, long tasks) {}
