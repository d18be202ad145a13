package io.tightloop.baton.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What is read and not stored yet. A row costs the same however many events change it, so under load a batch waits for
 * more: four times as long as storing the one before took, at most 500 ms, and no longer than until it has 10,000
 * records or 16 MiB. Where little happens that is next to nothing.
 */
final class Batch {
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final int WAITS_FOR = 4;
    private static final long LONGEST_NS = Duration.ofMillis(500).toNanos();
    /** A poll of so many has more behind it. */
    private static final int PLENTY = 500;

    private static final Duration SHORTEST_REST = Duration.ofMillis(20);

    private final EventDecoder decoder;
    private List<Recorded> records = new ArrayList<>();
    private long bytes;
    private int polled;
    private long due = System.nanoTime();

    Batch(EventDecoder decoder) {
        this.decoder = decoder;
    }

    void add(ConsumerRecords<String, byte[]> messages) {
        polled = messages.count();
        messages.forEach(this::add);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether it is to be stored; now is a time of this JVM, ns. */
    boolean isDue(long now) {
        return !isEmpty() && (now - due >= 0 || records.size() >= MOST || bytes >= MOST_BYTES);
    }

    /**
     * How long to leave Kafka alone, so that it gives many records at once: half of what is left, so that there are few
     * fetches in all, and the last one shortly before it is stored.
     */
    Duration patience(long now) {
        var left = Duration.ofNanos(Math.max(0, due - now));
        var rest = left.dividedBy(2);
        if (polled >= PLENTY) {
            return Duration.ZERO;
        }
        return Collections.min(List.of(left, Collections.max(List.of(rest, SHORTEST_REST))));
    }

    /** What there is to store; the batch is empty then. */
    List<Recorded> take() {
        var taken = records;
        records = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    /** Storing it took from one time of this JVM to another, ns. */
    void tookSince(long begun, long ended) {
        due = ended + Math.min(LONGEST_NS, WAITS_FOR * (ended - begun));
    }

    /** Another instance stores what is in these partitions. */
    void leaveOut(Collection<TopicPartition> partitions) {
        records.removeIf(record -> partitions.contains(
                new TopicPartition(record.place().topic(), record.place().partition())));
    }

    private void add(ConsumerRecord<String, byte[]> message) {
        var place = new Place(message.topic(), message.partition(), message.offset());
        records.add(new Recorded(place, message.timestamp(), decoder.decode(message)));
        bytes += message.serializedValueSize();
    }
}
