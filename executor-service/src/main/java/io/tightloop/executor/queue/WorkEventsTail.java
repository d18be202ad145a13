package io.tightloop.executor.queue;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.EventTail;
import io.tightloop.baton.service.Heard;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Tells {@link WorkersSeen} what work-events say, from 15 minutes back, in every instance and without a group, so that
 * all instances show the same.
 */
@Context
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
@Requires(env = "executor")
final class WorkEventsTail {
    private final EventTail tail;
    private final WorkersSeen workers;
    private Thread thread;

    WorkEventsTail(BatonSettings settings, AvroSerdes serdes, WorkersSeen workers) {
        this.workers = workers;
        var clients = settings.clients();
        clients.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        var source = new EventTail.Source(
                List.of(settings.topics().workEvents()),
                WorkersSeen.SILENCE,
                EventTail.UNHURRIED,
                EventTail.consumers(clients),
                serdes::deserializer);
        tail = new EventTail(source, this::heard);
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().daemon().name("work-events-tail").start(tail);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(2));
    }

    /** What cannot be read is left out: the worker's next sign of life tells the same. */
    private void heard(Heard record) throws InterruptedException {
        if (WorkersSeen.TYPES.contains(record.type())) {
            record.value().ifPresent(event -> workers.learn(event, Instant.ofEpochMilli(record.at())));
        }
    }
}
