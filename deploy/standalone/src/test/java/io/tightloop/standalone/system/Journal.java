package io.tightloop.standalone.system;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Notification;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of an installation as any reader with the registry's address sees them: committed, from the beginning. */
record Journal(String bootstrap, String registry) {
    static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    /** Everything that was said of a session on the three event topics. */
    List<SpecificRecord> events(String sessionId) {
        return TOPICS.events().stream()
                .flatMap(topic -> messages(topic, sessionId).stream())
                .toList();
    }

    <T extends SpecificRecord> List<T> events(String sessionId, Class<T> type) {
        return events(sessionId).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What the world was told of a session on the topic of notifications. */
    List<Notification> notifications(String sessionId) {
        return messages(TOPICS.notifications(), sessionId).stream()
                .map(Notification.class::cast)
                .toList();
    }

    /** Ends of the partitions of {@code commands}: they move with every record. */
    Map<TopicPartition, Long> endOfCommands() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, TOPICS.commands()));
        }
    }

    /** Ends of all that is written of sessions: commands, events and work. */
    Map<TopicPartition, Long> ends() {
        try (var consumer = consumer()) {
            var written = Stream.concat(Stream.of(TOPICS.commands()), TOPICS.events().stream())
                    .toList();
            return consumer.endOffsets(consumer.listTopics().keySet().stream()
                    .filter(topic -> written.contains(topic) || topic.startsWith(TOPICS.work("")))
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList());
        }
    }

    private List<SpecificRecord> messages(String topic, String sessionId) {
        var found = new ArrayList<SpecificRecord>();
        try (var consumer = consumer();
                var deserializer = new AvroSerdes(Map.of("schema.registry.url", registry)).deserializer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (message.key().equals(sessionId)) {
                        found.add(deserializer.deserialize(topic, message.value()));
                    }
                }
            }
        }
        return found;
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "default.api.timeout.ms",
                        10_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
