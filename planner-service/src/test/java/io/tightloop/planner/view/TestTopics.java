package io.tightloop.planner.view;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;

/** The installation that tests run in. */
@Factory
@Requires(env = "planner-test")
final class TestTopics {
    @Primary
    @Singleton
    Topics topics() {
        return Stories.TOPICS;
    }
}
