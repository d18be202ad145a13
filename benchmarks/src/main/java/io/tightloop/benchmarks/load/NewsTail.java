package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Headers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One client that reads the notifications of ends, and end events unless it is told of them, read_committed, by its clock. */
public final class NewsTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Deserializer<Void> NOTHING = (_, _) -> null;
    private static final String END = "SessionEnded";
    private static final String TOLD = "session_ended";

    private final KafkaConsumer<String, Void> consumer;
    private final Map<String, Long> ended = new ConcurrentHashMap<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("bench-news").unstarted(this::follow);
    private volatile boolean closed;

    /** Of end events and their notifications. */
    public NewsTail(Wire wire) {
        this(wire, Stream.concat(Wire.TOPICS.events().stream(), Stream.of(Wire.TOPICS.notifications())));
    }

    private NewsTail(Wire wire, Stream<String> topics) {
        consumer = new KafkaConsumer<>(
                wire.client(Map.of("isolation.level", "read_committed")), new StringDeserializer(), NOTHING);
        var partitions = topics.flatMap(topic -> IntStream.range(0, Wire.TOPICS.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** Of notifications alone: see {@link #ended}. */
    static NewsTail ofNotifications(Wire wire) {
        return new NewsTail(wire, Stream.of(Wire.TOPICS.notifications()));
    }

    /** A session ended at this time of this JVM, ns. */
    void ended(String sessionId, long at) {
        ended.putIfAbsent(sessionId, at);
    }

    /** Sessions that have ended and whose notification is not read yet. */
    Set<String> untold() {
        return ended.keySet().stream()
                .filter(session -> !told.containsKey(session))
                .collect(Collectors.toSet());
    }

    /** Forgets what was read. */
    public void clear() {
        ended.clear();
        told.clear();
    }

    /** From end events to their notifications. */
    public Quantiles latencies() {
        return latencies(told);
    }

    /** From end events to their notifications, and how long those that are not told have waited so far. */
    Quantiles latenciesSoFar() {
        long now = System.nanoTime();
        var soFar = new HashMap<>(told);
        untold().forEach(session -> soFar.put(session, now));
        return latencies(soFar);
    }

    /** From end events to what came of them, by session id, at times of this JVM, ns. */
    public Quantiles latencies(Map<String, Long> arrivals) {
        var times = new Histogram(TimeUnit.HOURS.toNanos(1), 3);
        ended.forEach((session, at) -> {
            var arrival = arrivals.get(session);
            if (arrival != null) {
                times.recordValue(Math.max(0, arrival - at));
            }
        });
        return Quantiles.of(times);
    }

    private void follow() {
        while (!closed) {
            try {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                for (var record : records) {
                    if (Headers.text(record.headers(), Headers.TYPE).equals(END)) {
                        ended.putIfAbsent(record.key(), now);
                    } else if (Headers.text(record.headers(), Headers.KIND).equals(TOLD)) {
                        told.putIfAbsent(record.key(), now);
                    }
                }
            } catch (WakeupException _) {
                // It is closed.
            }
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
