package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * How a session stands.
 *
 * @param endedAt ms since the epoch; null while it goes on
 */
@Introspected
record SessionEnd(
        String id,
        String name,
        String status,
        @Nullable String reason,
        @Nullable Long endedAt) {

    boolean isOver() {
        return endedAt != null;
    }
}
