package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of one installation, read as any committed reader without a group sees them. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topics topics;
    private final Consumer<String, byte[]> consumer;
    private final Messages messages;
    private final int partitions;

    /**
     * @param settings of a Kafka client and of the registry's
     * @throws IllegalStateException when there is no such installation, or it does not answer within 30 s
     */
    Installation(Map<String, String> settings, String prefix) {
        Map<String, Object> config = new HashMap<>(settings);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("auto.offset.reset", "none");
        config.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.messages = new Messages(new AvroSerdes(settings).deserializer());
        this.topics = new Topics(prefix, 1, (short) 1);
        try {
            this.partitions = partitions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private int partitions() {
        try {
            var known = consumer.listTopics();
            List<String> missing = topics.session().stream()
                    .map(Topics.Topic::name)
                    .filter(name -> !known.containsKey(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("there is no topic " + missing.getFirst() + ": is the prefix right?");
            }
            return known.get(topics.commands()).size();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker has not answered for " + PATIENCE.toSeconds() + " s", e);
        }
    }

    Topics topics() {
        return topics;
    }

    /** Partitions of each topic. */
    int size() {
        return partitions;
    }

    Consumer<String, byte[]> consumer() {
        return consumer;
    }

    Messages messages() {
        return messages;
    }

    /** One partition of the topics of sessions. */
    List<TopicPartition> sessions(int partition) {
        return Arrays.stream(Source.values())
                .map(source -> new TopicPartition(source.topic(topics), partition))
                .toList();
    }

    TopicPartition notifications(int partition) {
        return new TopicPartition(topics.notifications(), partition);
    }

    List<TopicPartition> deadLetters() {
        return IntStream.range(0, consumer.partitionsFor(topics.deadLetters()).size())
                .mapToObj(partition -> new TopicPartition(topics.deadLetters(), partition))
                .toList();
    }

    List<TopicPartition> sessions() {
        return IntStream.range(0, partitions)
                .boxed()
                .flatMap(partition -> sessions(partition).stream())
                .toList();
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> of) {
        return consumer.endOffsets(of);
    }

    /** Whether these partitions still hold everything that was ever written. */
    boolean complete(Collection<TopicPartition> of) {
        return consumer.beginningOffsets(of).values().stream().allMatch(first -> first == 0);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        messages.close();
    }
}
