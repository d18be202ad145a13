package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;

/** How far a session was heard of, {@link Heard}. */
@Introspected
record SessionHeard(String id, String heard) {}
