package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.feed.Place;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the tables with the ends of the event topics. Offsets alone do not tell, because the last ones of a
 * partition are often markers of transactions: whether there is a record, only reading tells.
 */
@Singleton
@Requires(beans = EventConsumers.class)
class KafkaBacklog implements Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBacklog.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long NOTHING = -1;

    private final EventConsumers consumers;
    private final ReadModelWriter tables;
    private final List<TopicPartition> partitions;
    private long stored = Long.MIN_VALUE;
    private Consumer<String, byte[]> consumer;

    KafkaBacklog(EventConsumers consumers, ReadModelWriter tables, Topics topics) {
        this.consumers = consumers;
        this.tables = tables;
        this.partitions = topics.events().stream()
                .flatMap(topic -> IntStream.range(0, topics.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    @Override
    public synchronized boolean isStored(long until) {
        return stored >= until || look() && stored >= until;
    }

    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    private boolean look() {
        long begun = System.currentTimeMillis();
        try {
            if (consumer == null) {
                consumer = consumers.free();
            }
            if (!reachedBy(System.nanoTime() + LONGEST.toNanos())) {
                return false;
            }
            stored = begun;
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (KafkaException e) {
            LOG.debug("How far the tables are behind cannot be told", e);
            close();
            return false;
        }
    }

    /** Whether the tables reach the ends as they are now before the deadline, in System.nanoTime(). */
    private boolean reachedBy(long deadline) throws InterruptedException {
        var ends = consumer.endOffsets(partitions, LONGEST);
        var needed = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) -> needed.put(partition, end - 1));
        var behind = behind(needed);
        if (!behind.isEmpty() && !found(behind, ends, needed, deadline)) {
            return false;
        }
        while (!behind(needed).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    /** Where those partitions are stored up to that are not stored up to where they need to be; -1 for nothing. */
    private Map<TopicPartition, Long> behind(Map<TopicPartition, Long> needed) {
        var places =
                tables.stored(needed.keySet().stream().map(KafkaBacklog::id).toList());
        var behind = new HashMap<TopicPartition, Long>();
        needed.forEach((partition, last) -> {
            long place = places.getOrDefault(id(partition), NOTHING);
            if (place < last) {
                behind.put(partition, place);
            }
        });
        return behind;
    }

    /** Finds the last records before the ends of what is behind; false when that takes too long. */
    private boolean found(
            Map<TopicPartition, Long> behind,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> needed,
            long deadline) {
        consumer.assign(behind.keySet());
        behind.forEach((partition, place) -> {
            needed.put(partition, NOTHING);
            consumer.seek(partition, place + 1);
        });
        while (behind.keySet().stream()
                .anyMatch(partition -> consumer.position(partition, LONGEST) < ends.get(partition))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(partition)) {
                    needed.merge(partition, record.offset(), Math::max);
                }
            }
        }
        return true;
    }

    private static String id(TopicPartition partition) {
        return new Place(partition.topic(), partition.partition(), 0).partitionId();
    }
}
