package io.tightloop.executor.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.executor.stream.ExecutionPhase;
import io.tightloop.executor.worker.WorkerHost;
import io.tightloop.executor.worker.WorkerSettings;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.DeadLetter;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Starts the execution phase and, where enabled, the built-in workers. */
@Factory
@Requires(env = "executor")
final class ExecutorFactory {

    @Context
    @Named("executor")
    @Bean(preDestroy = "close")
    BatonRuntime executor(BatonSettings settings) {
        return BatonRuntime.start(settings, ExecutionPhase::new);
    }

    @Context
    @Bean(preDestroy = "close")
    WorkerHost workers(
            WorkersConfiguration configuration,
            @Named("executor") BatonRuntime executor,
            BatonSettings settings,
            AvroSerdes serdes,
            RecordWriter writer) {
        WorkerSettings enabled = configuration.settings();
        Map<String, Object> clients = new HashMap<>(settings.kafka());
        clients.put("bootstrap.servers", settings.bootstrap());
        WorkerHost host = new WorkerHost(
                enabled,
                new WorkerWire(clients, settings.topics(), serdes),
                WorkerHost.builtIn(enabled, Clock.systemUTC()),
                letter -> bury(writer, settings, letter));
        host.start();
        return host;
    }

    private static void bury(RecordWriter writer, BatonSettings settings, DeadLetter letter) {
        writer.write(settings.topics().deadLetters(), letter.getSessionId(), letter)
                .join();
    }
}
