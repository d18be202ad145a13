package io.tightloop.planner.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.feed.KafkaEventConsumers;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.planner.stream.PlannerPhase;
import io.tightloop.schemas.AvroSerdes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Starts the planning phase and gives the read model its consumers. */
@Factory
@Requires(env = "planner")
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class PlannerFactory {

    @Context
    @Named("planner")
    @Bean(preDestroy = "close")
    BatonRuntime planner(BatonSettings settings) {
        return BatonRuntime.start(settings, PlannerPhase::new);
    }

    /** Asks for the planner first, because it creates the topics. */
    @Singleton
    EventConsumers consumers(BatonSettings settings, AvroSerdes serdes, @Named("planner") BatonRuntime planner) {
        return new KafkaEventConsumers(settings, serdes);
    }
}
