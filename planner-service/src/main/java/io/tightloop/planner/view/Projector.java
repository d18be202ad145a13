package io.tightloop.planner.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.feed.Follower;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PreDestroy;
import java.util.stream.Stream;

/** Follows the event topics and the dead letters into the read model. */
@Context
@Requires(beans = EventConsumers.class)
@Requires(property = "tightloop.planner.projector.enabled", value = "true", defaultValue = "true")
final class Projector {
    private final Follower follower;

    Projector(Topics topics, EventConsumers consumers, ReadModelWriter writer, MeterRegistry meters) {
        var followed = Stream.concat(topics.events().stream(), Stream.of(topics.deadLetters()))
                .toList();
        var feed = new Follower.Feed("read-model", topics.prefix() + "read-model", followed, Projection.TYPES);
        this.follower = Follower.start(feed, consumers, writer, meters);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        follower.close();
    }
}
