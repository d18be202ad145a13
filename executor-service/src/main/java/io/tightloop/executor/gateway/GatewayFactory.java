package io.tightloop.executor.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Connects the gateway with the installation's broker. */
@Factory
@Requires(env = "executor")
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class GatewayFactory {
    @Context
    @Bean(preDestroy = "close")
    GatewayTail tail(WorkerWire wire, Attempts attempts, Outcomes outcomes) {
        return new GatewayTail(wire, attempts, outcomes);
    }

    /** Timestamps of work-events are the broker's. */
    @Singleton
    WorkEvents events(RecordWriter writer, Topics topics) {
        return (ticket, event, headers) -> writer.write(topics.workEvents(), ticket.sessionId(), event, headers)
                .thenApply(RecordMetadata::timestamp);
    }

    @Singleton
    WorkSupply.Source source(WorkerWire wire, Consumer<DeadLetter> deadLetters) {
        return KafkaWorkSupply.source(wire, deadLetters);
    }
}
