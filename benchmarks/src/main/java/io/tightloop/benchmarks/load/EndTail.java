package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Headers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One client of the event topics, read_committed, that looks at the type and the key of each event alone. */
final class EndTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String ARCHIVED = "SessionArchived";
    private static final String DISPATCHED = "TaskDispatched";
    private static final Deserializer<Void> NOTHING = (_, _) -> null;

    private final Tracks tracks;
    private final Consumer<Track> ended;
    private final KafkaConsumer<String, Void> consumer;
    private final Thread thread = Thread.ofPlatform().name("bench-tail").unstarted(this::follow);
    private volatile boolean closed;

    /** @param ended told of each session of the load that ends, on the thread of this client */
    EndTail(Wire wire, Tracks tracks, Consumer<Track> ended) {
        this.tracks = tracks;
        this.ended = ended;
        consumer = new KafkaConsumer<>(
                wire.client(Map.of("isolation.level", "read_committed", "max.poll.records", 5_000)),
                new StringDeserializer(),
                NOTHING);
        var partitions = Wire.TOPICS.events().stream()
                .flatMap(topic -> IntStream.range(0, Wire.TOPICS.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked up now, not with the first poll.
        partitions.forEach(consumer::position);
        thread.start();
    }

    private void follow() {
        while (!closed) {
            try {
                var events = consumer.poll(POLL);
                long now = System.nanoTime();
                events.forEach(event -> hear(event, now));
            } catch (WakeupException _) {
                // It is closed.
            }
        }
    }

    private void hear(ConsumerRecord<String, Void> event, long now) {
        var type = Headers.text(event.headers(), Headers.TYPE);
        if (type.equals(DISPATCHED)) {
            tracks.dispatchedOne(event.key());
            return;
        }
        if (type.equals(ARCHIVED)) {
            // The planner is the last but one of the ring for a session that ended in the review.
            if (event.topic().equals(Wire.TOPICS.planEvents())) {
                tracks.archivedOne(event.key());
            }
            return;
        }
        var stage = Stage.shownBy(type);
        if (stage == Stage.ENDED) {
            var track = tracks.end(event.key(), now);
            if (track != null) {
                track.endWritten(now - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - event.timestamp()));
                ended.accept(track);
            }
        } else if (stage != null) {
            tracks.reached(event.key(), stage, now);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join();
        consumer.close();
    }
}
