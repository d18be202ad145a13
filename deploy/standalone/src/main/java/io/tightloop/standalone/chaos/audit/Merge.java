package io.tightloop.standalone.chaos.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from the beginning to given ends, side by side by the records' time, with little in memory. */
final class Merge {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENOUGH = 2_000;

    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> read = new LinkedHashMap<>();
    private long progress = System.nanoTime();

    private Merge(Installation installation, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        this.consumer = installation.consumer();
        this.ends = ends;
        partitions.forEach(partition -> read.put(partition, new ArrayDeque<>()));
    }

    /**
     * Gives every record to a taker.
     *
     * @throws IllegalStateException when the broker gives nothing for 30 s
     */
    static void of(
            Installation installation,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> taker) {
        new Merge(installation, partitions, ends).run(taker);
    }

    private void run(Consumer<ConsumerRecord<String, byte[]>> taker) {
        consumer.assign(read.keySet());
        consumer.seekToBeginning(read.keySet());
        while (true) {
            ConsumerRecord<String, byte[]> next = next();
            if (next != null) {
                taker.accept(read.get(partition(next)).poll());
            } else if (read.keySet().stream().allMatch(this::done)) {
                return;
            } else {
                poll();
            }
        }
    }

    /** The earliest record; null when a partition that goes on has none in memory, or all are at their ends. */
    private ConsumerRecord<String, byte[]> next() {
        ConsumerRecord<String, byte[]> earliest = null;
        for (var partition : read.entrySet()) {
            ConsumerRecord<String, byte[]> first = partition.getValue().peek();
            if (first == null && !done(partition.getKey())) {
                return null;
            }
            if (first != null && (earliest == null || first.timestamp() < earliest.timestamp())) {
                earliest = first;
            }
        }
        return earliest;
    }

    private boolean done(TopicPartition partition) {
        return read.get(partition).isEmpty() && consumer.position(partition) >= ends.get(partition);
    }

    private void poll() {
        read.forEach((partition, records) -> {
            if (records.size() > ENOUGH) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        });
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            progress = System.nanoTime();
            if (record.offset() < ends.get(partition(record))) {
                read.get(partition(record)).add(record);
            }
        }
        if (System.nanoTime() - progress > PATIENCE.toNanos()) {
            throw new IllegalStateException("the broker has given nothing for " + PATIENCE.toSeconds() + " s");
        }
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
