package io.tightloop.executor.queue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the committed items of queues from given offsets on: at most 10,000 of a queue, for at most 3 s. For one thread. */
final class BacklogReader implements AutoCloseable {
    static final int MOST = 10_000;
    private static final long LONGEST_NS = Duration.ofSeconds(3).toNanos();
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String topicPrefix;

    BacklogReader(Map<String, Object> clients, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        var config = new HashMap<>(clients);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Map<String, Backlog> read(Collection<String> queues, Map<TopicPartition, Long> from) {
        var found = new HashMap<>(queues.stream().collect(toMap(identity(), _ -> Backlog.NONE)));
        if (!from.isEmpty()) {
            count(from, found);
        }
        return found;
    }

    private void count(Map<TopicPartition, Long> from, Map<String, Backlog> found) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        var ends = consumer.endOffsets(from.keySet());
        var open = new HashSet<>(from.keySet());
        long deadline = System.nanoTime() + LONGEST_NS;
        try {
            while (hasMore(open, ends, found) && System.nanoTime() < deadline) {
                for (var item : consumer.poll(POLL)) {
                    found.computeIfPresent(
                            queue(item.topic()), (_, backlog) -> backlog.with(Instant.ofEpochMilli(item.timestamp())));
                }
            }
            open.forEach(partition -> found.computeIfPresent(queue(partition.topic()), (_, backlog) -> backlog.cut()));
        } finally {
            consumer.unsubscribe();
        }
    }

    /** Drops what is read to its end; queues that have reached the bound are read no further. */
    private boolean hasMore(Set<TopicPartition> open, Map<TopicPartition, Long> ends, Map<String, Backlog> found) {
        open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        var full = open.stream()
                .filter(partition -> found.get(queue(partition.topic())).items() >= MOST)
                .toList();
        consumer.pause(full);
        return full.size() < open.size();
    }

    private String queue(String topic) {
        return topic.substring(topicPrefix.length());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
