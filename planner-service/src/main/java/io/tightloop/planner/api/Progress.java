package io.tightloop.planner.api;

import java.util.Optional;

/** Tells how far the services have read. */
interface Progress {
    /** Of planner, executor or reviewer; nothing when it cannot be told within 2 s. */
    Optional<Reading> of(String service);
}
