package io.tightloop.standalone.catchup;

import io.tightloop.baton.feed.KafkaEventConsumers;
import io.tightloop.baton.feed.WorkUnits;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.TopicCreator;
import io.tightloop.schemas.Topics;
import io.tightloop.standalone.broker.EmbeddedBroker;
import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The event topics of an installation on a broker and a registry of this JVM, with the events of many sessions. */
final class EventLog implements AutoCloseable {
    static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    private static final int UNDER_WAY = 200;
    private static final int AT_ONCE = 5_000;

    private final Path folder;
    private final EmbeddedBroker broker;
    private final LoopbackRegistry registry;
    private final AvroSerdes serdes;
    private final WorkUnits units;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> lastOffsets = new HashMap<>();
    private long events;

    private EventLog(Path folder) throws IOException {
        this.folder = folder;
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        registry = LoopbackRegistry.start(folder.resolve("registry"), 0);
        serdes = new AvroSerdes(Map.of("schema.registry.url", registryUrl()));
        units = new WorkUnits(UNDER_WAY, false, TOPICS, serdes);
    }

    /** One with at least so many events. */
    static EventLog of(int events, Path folder) throws IOException {
        var log = new EventLog(folder);
        log.createTopics();
        log.fill(events);
        return log;
    }

    /** Hears where an end is being written. */
    interface Ended {
        void at(String partition, long offset);
    }

    /** Writes the events of so many sessions a second for so long, each second of them in fifty parts. */
    void tell(int rate, Duration length, Ended ended) throws InterruptedException {
        long begin = System.nanoTime();
        long told = 0;
        try (var producer = producer(0)) {
            for (long now = begin; now < begin + length.toNanos(); now = System.nanoTime()) {
                long due = (now - begin) * rate / 1_000_000_000;
                for (; told < due; told++) {
                    for (var event : units.next(1)) {
                        write(event, producer);
                        if (Headers.text(event.headers(), Headers.TYPE).equals("SessionEnded")) {
                            var partition = event.topic() + ":" + event.partition();
                            ended.at(partition, lastOffsets.get(partition));
                        }
                    }
                }
                Thread.sleep(20);
            }
        }
    }

    private void createTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreator(admin, TOPICS).createSessionTopics();
        }
    }

    private void fill(int least) {
        try (var producer = producer(20)) {
            while (events < least) {
                units.next(Math.min(AT_ONCE, least)).forEach(event -> write(event, producer));
            }
        }
    }

    private KafkaProducer<String, byte[]> producer(int lingerMs) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", lingerMs, "batch.size", 256 << 10);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private void write(ConsumerRecord<String, byte[]> event, KafkaProducer<String, byte[]> producer) {
        producer.send(new ProducerRecord<>(
                event.topic(), event.partition(), null, event.key(), event.value(), event.headers()));
        counts.merge(event.topic() + "/" + Headers.text(event.headers(), Headers.TYPE), 1L, Long::sum);
        lastOffsets.merge(event.topic() + ":" + event.partition(), 0L, (last, _) -> last + 1);
        events++;
    }

    /** All events. */
    long events() {
        return events;
    }

    /** Events of a type in all topics. */
    long events(String type) {
        return TOPICS.events().stream().mapToLong(topic -> events(topic, type)).sum();
    }

    /** Events of a type in a topic. */
    long events(String topic, String type) {
        return counts.getOrDefault(topic + "/" + type, 0L);
    }

    /** Offset of the last event of each partition, by topic, colon, partition. */
    Map<String, Long> lastOffsets() {
        return lastOffsets;
    }

    KafkaEventConsumers consumers() {
        var settings = new BatonSettings(
                broker.bootstrapServers(), TOPICS, "0", folder.resolve("state"), 1, Map.of(), Map.of());
        return new KafkaEventConsumers(settings, serdes);
    }

    String registryUrl() {
        return registry.uri().toString();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
