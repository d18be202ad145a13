package io.tightloop.executor.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.executor.stream.ExecutionPhase;
import io.tightloop.executor.worker.WorkerHost;
import io.tightloop.executor.worker.WorkerSettings;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;

/** Starts the execution phase and, where enabled, the built-in workers. */
@Factory
@Requires(env = "executor")
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class ExecutorFactory {

    @Context
    @Named("executor")
    @Bean(preDestroy = "close")
    BatonRuntime executor(BatonSettings settings) {
        return BatonRuntime.start(settings, ExecutionPhase::new);
    }

    /** Asks for the executor first, because it creates the topics. */
    @Singleton
    WorkerWire wire(@Named("executor") BatonRuntime executor, BatonSettings settings, AvroSerdes serdes) {
        return new WorkerWire(settings.clients(), settings.topics(), serdes);
    }

    /** Keeps items that cannot be read. */
    @Singleton
    Consumer<DeadLetter> deadLetters(RecordWriter writer, Topics topics) {
        return letter -> writer.write(topics.deadLetters(), letter.getSessionId(), letter)
                .join();
    }

    @Context
    @Bean(preDestroy = "close")
    WorkerHost workers(
            WorkersConfiguration configuration,
            WorkerWire wire,
            PayloadStore payloads,
            Consumer<DeadLetter> deadLetters) {
        WorkerSettings enabled = configuration.settings();
        WorkerHost host =
                new WorkerHost(enabled, wire, WorkerHost.builtIn(enabled, payloads, Clock.systemUTC()), deadLetters);
        host.start();
        return host;
    }
}
