package io.tightloop.standalone.chaos;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the event topics, work-events and notifications from outside, past all proxies: what moved when, who wrote
 * last, and which ends were told.
 */
final class Observer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final Map<String, Track> tracks = new ConcurrentHashMap<>();
    private final Map<String, Long> lastBySource = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    Observer(String bootstrap, Topics topics) {
        this.topics = topics;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "reconnect.backoff.max.ms", "200",
                        "fetch.max.wait.ms", "100"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        thread = Thread.ofPlatform().daemon().name("chaos-observer").unstarted(this::follow);
    }

    void start() {
        var followed = Stream.concat(topics.events().stream(), Stream.of(topics.workEvents(), topics.notifications()))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(Observer::place)
                .toList();
        consumer.assign(followed);
        consumer.seekToBeginning(followed);
        thread.start();
    }

    private static TopicPartition place(PartitionInfo partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    private void follow() {
        while (!closed) {
            try {
                consumer.poll(POLL).forEach(this::see);
            } catch (KafkaException e) {
                if (!closed) {
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(topics.notifications())) {
            told(record);
            return;
        }
        long now = System.nanoTime();
        lastBySource.put(source(record), now);
        if (record.key() == null) {
            return;
        }
        var track = tracks.get(record.key());
        if (track != null) {
            track.moved(Headers.text(record.headers(), Headers.TYPE), now);
        }
    }

    private void told(ConsumerRecord<String, byte[]> notification) {
        if (notification.key() != null
                && Headers.text(notification.headers(), Headers.KIND).equals("session_ended")) {
            track(notification.key()).ifPresent(Track::told);
        }
    }

    /** Events are known by the topic that only their service writes, work events by the worker they name. */
    private String source(ConsumerRecord<String, byte[]> record) {
        for (var service : Installation.SERVICES) {
            if (record.topic().equals(topics.eventsOf(service))) {
                return service;
            }
        }
        return Headers.text(record.headers(), "ce_source");
    }

    /** Begins to follow a session that is about to be started. */
    Track expect(String sessionId, boolean plain) {
        return tracks.computeIfAbsent(sessionId, id -> new Track(id, plain));
    }

    Optional<Track> track(String sessionId) {
        return Optional.ofNullable(tracks.get(sessionId));
    }

    Collection<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    /** When this service, or this worker, last wrote something; 0 when never. */
    long lastOf(String source) {
        return lastBySource.getOrDefault(source, 0L);
    }

    /** Sessions that have been started and have not ended. */
    long live() {
        return tracks.values().stream().filter(Track::isLive).count();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(Duration.ofSeconds(5));
        if (!thread.isAlive()) {
            consumer.close();
        }
    }
}
