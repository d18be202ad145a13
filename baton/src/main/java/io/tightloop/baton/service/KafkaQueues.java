package io.tightloop.baton.service;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.TopicCreator;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.admin.Admin;

/** Queues as topics of the installation's broker. */
@Singleton
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class KafkaQueues implements Queues {
    private final Admin admin;
    private final TopicCreator topics;

    KafkaQueues(BatonSettings settings) {
        admin = Admin.create(settings.clients());
        topics = new TopicCreator(admin, settings.topics());
    }

    @Override
    public void makeKnown(Collection<String> queues) {
        queues.forEach(topics::createQueue);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
