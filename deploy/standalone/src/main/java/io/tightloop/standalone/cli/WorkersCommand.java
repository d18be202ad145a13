package io.tightloop.standalone.cli;

import io.tightloop.baton.payload.PayloadStores;
import io.tightloop.executor.worker.WorkerHost;
import io.tightloop.executor.worker.WorkerSettings;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the built-in workers without any service: a part of an installation whose processes are to be killed one by one. */
@Command(name = "workers", hidden = true, description = "Run the built-in workers alone, for tests and chaos.")
final class WorkersCommand implements Callable<Integer> {
    @Option(names = "--bootstrap", required = true, description = "Kafka bootstrap servers")
    private String bootstrap;

    @Option(names = "--registry", required = true, description = "URL of the schema registry")
    private String registry;

    @Option(names = "--workspace", required = true, description = "folder below which the workers work")
    private Path workspace;

    @Option(names = "--payloads", required = true, description = "the installation's tightloop.payloads.url")
    private String payloads;

    @Option(names = "--replication", defaultValue = "1", description = "replicas of topics that are created")
    private short replication;

    @Override
    public Integer call() throws InterruptedException {
        var topics = new Topics("tightloop.", 4, replication);
        var serdes = new AvroSerdes(Map.of("schema.registry.url", registry));
        var settings = new WorkerSettings(
                Set.of("command", "file", "http"), workspace, WorkerSettings.DEFAULT_CONCURRENCY, "built-in");
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrap);
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "max.request.size",
                        Topics.MAX_COPY_BYTES,
                        "buffer.memory",
                        2L * Topics.MAX_COPY_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
        var host = new WorkerHost(
                settings,
                new WorkerWire(clients, topics, serdes),
                WorkerHost.builtIn(settings, PayloadStores.of(payloads, workspace), Clock.systemUTC()),
                keep(topics, serdes, producer));
        host.start();
        return UntilStopped.keep("workers", () -> {
            host.close();
            producer.close();
        });
    }

    private static Consumer<DeadLetter> keep(Topics topics, AvroSerdes serdes, KafkaProducer<String, byte[]> producer) {
        return letter -> {
            try (var serializer = serdes.serializer()) {
                var value = serializer.serialize(topics.deadLetters(), letter);
                var headers = Headers.of("worker/built-in", letter.getSessionId(), letter);
                producer.send(new ProducerRecord<>(topics.deadLetters(), null, letter.getSessionId(), value, headers))
                        .get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while keeping an item that cannot be read", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("an item that cannot be read is not kept yet: " + e.getMessage(), e);
            }
        };
    }
}
