package io.tightloop.baton.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics into tables, a {@link Batch} at a time. Positions are kept in the database alone, so any failure is
 * answered the same way: the consumer is closed and, 1 s later, a new one begins where the tables end.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /**
     * What is followed.
     *
     * @param name of the thread, for example {@code read-model}
     * @param group whose members share the partitions
     * @param topics full names
     * @param types of messages that are decoded, {@link io.tightloop.schemas.Headers#TYPE}
     */
    public record Feed(String name, String group, List<String> topics, Set<String> types) {}

    private final Feed feed;
    private final EventConsumers consumers;
    private final BatchStore tables;
    private final PoisonFilter filter;
    private final Counter poison;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    /** Numbers of the partitions that are assigned, and of those that are read to their ends in every topic. */
    private volatile Set<Integer> assigned = Set.of();

    private volatile Set<Integer> level = Set.of();
    private volatile boolean reading;

    private Follower(Feed feed, EventConsumers consumers, BatchStore tables, Counter poison) {
        this.feed = feed;
        this.consumers = consumers;
        this.tables = tables;
        this.filter = new PoisonFilter(tables, poison);
        this.poison = poison;
        this.thread = Thread.ofPlatform().name(feed.name()).unstarted(this::run);
    }

    /** Starts to follow; what cannot be stored is counted in {@code tightloop.<name>.poison}, with dots for dashes. */
    public static Follower start(Feed feed, EventConsumers consumers, BatchStore tables, MeterRegistry meters) {
        var poison = meters.counter("tightloop." + feed.name().replace('-', '.') + ".poison");
        var follower = new Follower(feed, consumers, tables, poison);
        follower.thread.start();
        return follower;
    }

    /** Numbers of the partitions that this instance reads. */
    public Set<Integer> assigned() {
        return assigned;
    }

    /** Those of which everything that there was, in every topic, has been read and stored a moment ago. */
    public Set<Integer> level() {
        return level;
    }

    /** Whether it reads: Kafka, the registry and the tables answered when they were last asked. */
    public boolean reading() {
        return reading;
    }

    /** Stops within 10 s. */
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (var consumer = consumers.member(feed.group());
                    var deserializer = consumers.deserializer()) {
                follow(consumer, new EventDecoder(deserializer, feed.types(), poison));
            } catch (RuntimeException e) {
                reading = false;
                LOG.warn("{} falls behind; trying again", feed.name(), e);
                pause(AFTER_FAILURE);
            } finally {
                level = Set.of();
                assigned = Set.of();
            }
        }
    }

    /** Reads until closed. */
    private void follow(Consumer<String, byte[]> consumer, EventDecoder decoder) {
        var batch = new Batch(decoder);
        consumer.subscribe(feed.topics(), new SeekToStored(consumer, batch));
        while (closing.getCount() > 0) {
            batch.add(consumer.poll(batch.isEmpty() ? POLL : Duration.ZERO));
            assigned = numbers(consumer.assignment().stream());
            reading = true;
            var ended = ended(consumer);
            long now = System.nanoTime();
            if (batch.isEmpty()) {
                level = ended;
            } else if (batch.isDue(now)) {
                filter.store(batch.take());
                level = ended;
                batch.tookSince(now, System.nanoTime());
            } else {
                pause(batch.patience(now));
            }
        }
    }

    /** Those that are read to their ends in every topic; they are level as soon as what was read of them is stored. */
    private static Set<Integer> ended(Consumer<String, byte[]> consumer) {
        var behind = numbers(consumer.assignment().stream()
                .filter(partition -> consumer.currentLag(partition).orElse(1) > 0));
        return numbers(consumer.assignment().stream().filter(partition -> !behind.contains(partition.partition())));
    }

    private static Set<Integer> numbers(Stream<TopicPartition> partitions) {
        return partitions.map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            closing.countDown();
        }
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
            var stored = tables.stored(partitions.stream().map(SeekToStored::id).toList());
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
            level = Set.of();
            LOG.debug("Gave up {}", partitions);
        }

        private static String id(TopicPartition partition) {
            return partition.topic() + ":" + partition.partition();
        }
    }
}
