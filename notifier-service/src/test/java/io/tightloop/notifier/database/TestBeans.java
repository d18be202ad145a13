package io.tightloop.notifier.database;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;

/** The installation that tests run in. */
@Factory
@Requires(env = "notifier-test")
final class TestBeans {
    @Primary
    @Singleton
    Topics topics() {
        return Story.TOPICS;
    }

    @Primary
    @Singleton
    TestClock clock() {
        return new TestClock();
    }
}
