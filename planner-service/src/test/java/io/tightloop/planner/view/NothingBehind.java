package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Tables that are written to directly: they hold all there is. */
@Singleton
@Requires(env = "planner-test")
final class NothingBehind implements Backlog {
    @Override
    public boolean isStored(long until) {
        return true;
    }
}
