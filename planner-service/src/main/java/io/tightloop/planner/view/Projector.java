package io.tightloop.planner.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event topics and the dead letters into the tables, a {@link Batch} at a time. Positions are kept in the
 * database alone, so any failure is answered the same way: the consumer is closed and, 1 s later, a new one begins
 * where the tables end.
 */
@Context
@Requires(beans = EventConsumers.class)
@Requires(property = "tightloop.planner.projector.enabled", value = "true", defaultValue = "true")
class Projector {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Topics topics;
    private final EventConsumers consumers;
    private final ReadModelWriter writer;
    private final PoisonFilter store;
    private final MeterRegistry meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread;

    Projector(Topics topics, EventConsumers consumers, ReadModelWriter writer, MeterRegistry meters) {
        this.topics = topics;
        this.consumers = consumers;
        this.writer = writer;
        this.store = new PoisonFilter(writer, poison(meters));
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("read-model").start(this::run);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closing.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (var consumer = consumers.member(topics.prefix() + "read-model");
                    var deserializer = consumers.deserializer()) {
                follow(consumer, new EventDecoder(deserializer, Projection.TYPES, poison(meters)));
            } catch (RuntimeException e) {
                LOG.warn("The read model falls behind; trying again", e);
                pause(AFTER_FAILURE);
            }
        }
    }

    /** Reads until closed. */
    private void follow(Consumer<String, byte[]> consumer, EventDecoder decoder) {
        var batch = new Batch(decoder);
        consumer.subscribe(topics(), new SeekToStored(consumer, batch));
        while (closing.getCount() > 0) {
            batch.add(consumer.poll(batch.isEmpty() ? POLL : Duration.ZERO));
            long now = System.nanoTime();
            if (batch.isDue(now)) {
                store.store(batch.take());
                batch.tookSince(now, System.nanoTime());
            } else if (!batch.isEmpty()) {
                pause(batch.patience(now));
            }
        }
    }

    private List<String> topics() {
        return Stream.concat(topics.events().stream(), Stream.of(topics.deadLetters()))
                .toList();
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            closing.countDown();
        }
    }

    private static Counter poison(MeterRegistry meters) {
        return meters.counter("tightloop.read.model.poison");
    }

    /** Begins each partition after its stored position, or at its beginning when there is none. */
    private final class SeekToStored implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;
        private final Batch batch;

        private SeekToStored(Consumer<String, byte[]> consumer, Batch batch) {
            this.consumer = consumer;
            this.batch = batch;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var stored = writer.stored(partitions.stream().map(SeekToStored::id).toList());
            for (var partition : partitions) {
                var last = stored.get(id(partition));
                if (last == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, last + 1);
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            batch.leaveOut(partitions);
            LOG.debug("Gave up {}", partitions);
        }

        private static String id(TopicPartition partition) {
            return partition.topic() + ":" + partition.partition();
        }
    }
}
