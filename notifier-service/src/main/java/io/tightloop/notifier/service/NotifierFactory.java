package io.tightloop.notifier.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.KafkaEventConsumers;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.notifier.outbox.KafkaShardTopics;
import io.tightloop.notifier.outbox.ShardTopic;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.TopicCreator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** Starts to follow the event topics, and opens the topic of notifications. */
@Factory
@Requires(env = "notifier")
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class NotifierFactory {

    /** Creates the topics where they are missing, then follows. */
    @Context
    @Requires(property = "tightloop.notifier.enabled", notEquals = "false")
    @Bean(preDestroy = "close")
    NotificationFeed feed(BatonSettings settings, AvroSerdes serdes, NotificationStore store, MeterRegistry meters) {
        var admin = Admin.create(settings.clients());
        try {
            new TopicCreator(admin, settings.topics()).createSessionTopics();
        } finally {
            admin.close(Duration.ofSeconds(2));
        }
        return NotificationFeed.start(settings, serdes, store, meters);
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    ShardTopic.Opener notifications(BatonSettings settings, AvroSerdes serdes) {
        return new KafkaShardTopics(settings, new KafkaEventConsumers(settings, serdes), serdes);
    }
}
