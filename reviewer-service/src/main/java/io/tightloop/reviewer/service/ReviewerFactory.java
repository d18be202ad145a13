package io.tightloop.reviewer.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.reviewer.stream.ReviewerPhase;
import jakarta.inject.Named;

/** Starts the review phase. */
@Factory
@Requires(env = "reviewer")
final class ReviewerFactory {

    @Context
    @Named("reviewer")
    @Bean(preDestroy = "close")
    BatonRuntime reviewer(BatonSettings settings) {
        return BatonRuntime.start(settings, ReviewerPhase::new);
    }
}
