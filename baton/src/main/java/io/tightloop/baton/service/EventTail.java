package io.tightloop.baton.service;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics in every instance, without a group, and passes on each committed record in its order. Its thread runs
 * it until interrupted; after a failure it goes on with the record that it failed at.
 */
public final class EventTail implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Rest of a tail that shows people what goes on. */
    public static final Duration UNHURRIED = Duration.ofMillis(100);

    private static final Duration CLOSE = Duration.ofMillis(500);

    private final Source source;
    private final Listener listener;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch following = new CountDownLatch(1);

    /**
     * What is followed.
     *
     * @param topics all their partitions
     * @param back how long ago the first record was written; zero for none but those to come
     * @param rest how long it may do without news: each fetch as soon as there is some costs the brokers
     * @param consumers opens a consumer without a group, read_committed
     * @param deserializers makes one for this tail's thread
     */
    public record Source(
            List<String> topics,
            Duration back,
            Duration rest,
            Supplier<Consumer<String, byte[]>> consumers,
            Supplier<Deserializer<SpecificRecord>> deserializers) {
        public Source {
            topics = List.copyOf(topics);
        }
    }

    /** Is told of records by the tail's one thread. What it throws makes the tail pass the same record on again. */
    public interface Listener {
        void heard(Heard record) throws InterruptedException;
    }

    public EventTail(Source source, Listener listener) {
        this.source = source;
        this.listener = listener;
    }

    /**
     * Opens consumers for a tail.
     *
     * @param clients settings of every Kafka client: bootstrap.servers and security
     */
    public static Supplier<Consumer<String, byte[]>> consumers(Map<String, Object> clients) {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        // Only of records that are deleted before a tail comes back from an outage.
        config.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        return () -> new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Waits until no record from now on can be missed; false when that takes longer. */
    public boolean awaitFollowing(Duration longest) throws InterruptedException {
        return following.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try (var deserializer = source.deserializers().get()) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    follow(deserializer);
                } catch (InterruptException e) {
                    throw e;
                } catch (RuntimeException e) {
                    LOG.warn("{} cannot be followed for the moment: {}", source.topics(), e.toString());
                    Outages.pause();
                }
            }
        } catch (InterruptException | InterruptedException _) {
            LOG.debug("{} are no longer followed", source.topics());
        }
    }

    private void follow(Deserializer<SpecificRecord> deserializer) throws InterruptedException {
        var consumer = source.consumers().get();
        try {
            assign(consumer);
            following.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                for (var message : consumer.poll(POLL)) {
                    listener.heard(new Heard(message, deserializer));
                    next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
                }
                Thread.sleep(source.rest());
            }
        } finally {
            close(consumer);
        }
    }

    private void assign(Consumer<String, byte[]> consumer) {
        var partitions = source.topics().stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        var fresh = partitions.stream().filter(one -> !next.containsKey(one)).toList();
        next.putAll(starts(consumer, fresh));
        next.forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> starts(Consumer<String, byte[]> consumer, List<TopicPartition> fresh) {
        // The end of what is committed: the tail waits for transactions that are open now.
        var starts = new HashMap<>(consumer.endOffsets(fresh));
        if (source.back().isPositive()) {
            long since = System.currentTimeMillis() - source.back().toMillis();
            consumer.offsetsForTimes(fresh.stream().collect(Collectors.toMap(one -> one, _ -> since)))
                    .forEach((one, found) ->
                            Optional.ofNullable(found).ifPresent(first -> starts.put(one, first.offset())));
        }
        return starts;
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        var found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + " yet");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** A consumer cannot close in order on an interrupted thread. */
    private static void close(Consumer<String, byte[]> consumer) {
        boolean interrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(CLOSE));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
