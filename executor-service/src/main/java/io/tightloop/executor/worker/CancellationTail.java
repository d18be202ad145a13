package io.tightloop.executor.worker;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkCancelled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the event topics from their ends on and passes on every item that is called off, until interrupted. */
final class CancellationTail implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CancellationTail.class);
    private static final String TYPE = WorkCancelled.class.getSimpleName();
    private static final Duration POLL = Duration.ofSeconds(1);

    private final WorkerWire wire;
    private final Cancellations cancellations;
    private final Deserializer<SpecificRecord> deserializer;
    private final CountDownLatch following = new CountDownLatch(1);

    CancellationTail(WorkerWire wire, Cancellations cancellations) {
        this.wire = wire;
        this.cancellations = cancellations;
        this.deserializer = wire.serdes().deserializer();
    }

    /** Waits until no cancellation from now on can be missed. */
    void awaitFollowing() throws InterruptedException {
        following.await();
    }

    @Override
    public void run() {
        try (var consumer = consumer()) {
            follow(consumer);
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        try {
            attempt(() -> seekToEnds(consumer));
            following.countDown();
            while (true) {
                attempt(() -> {
                    for (var record : consumer.poll(POLL)) {
                        read(record);
                    }
                });
            }
        } catch (InterruptException | InterruptedException e) {
            // A consumer cannot close in order on an interrupted thread.
            Thread.interrupted();
            LOG.debug("Cancellations are no longer followed");
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** Tries until it succeeds. */
    private static void attempt(Step step) throws InterruptedException {
        while (true) {
            try {
                step.run();
                return;
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn("Cancellations cannot be followed for the moment: {}", e.toString());
                Outages.pause();
            }
        }
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                wire.with(Map.of(
                        ENABLE_AUTO_COMMIT_CONFIG, false,
                        AUTO_OFFSET_RESET_CONFIG, "latest",
                        ISOLATION_LEVEL_CONFIG, "read_committed")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void seekToEnds(Consumer<String, byte[]> consumer) {
        var partitions = wire.topics().events().stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The seek happens only when the position is asked for.
        partitions.forEach(consumer::position);
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + " yet");
        }
        return partitions.stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    private void read(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        if (!Headers.text(record.headers(), Headers.TYPE).equals(TYPE)) {
            return;
        }
        while (true) {
            try {
                if (deserializer.deserialize(record.topic(), record.value()) instanceof WorkCancelled cancelled) {
                    cancellations.cancel(cancelled.getWorkId());
                }
                return;
            } catch (RuntimeException e) {
                if (!Outages.passes(e)) {
                    LOG.error("{}-{}@{} is skipped", record.topic(), record.partition(), record.offset(), e);
                    return;
                }
                Outages.pause();
            }
        }
    }
}
