package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.service.RecordCopies;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Keeps the copies that are written; those of commands are answered. */
@Singleton
@Requires(env = "planner-test")
class InMemoryCopies implements RecordCopies {
    /** A record that was written again. */
    record Copy(String topic, String key, byte[] value, RecordHeaders headers) {}

    private final List<Copy> written = new ArrayList<>();
    private final InMemoryPlanner planner;
    private final AvroSerdes serdes;
    private final Topics topics;

    InMemoryCopies(InMemoryPlanner planner, AvroSerdes serdes, Topics topics) {
        this.planner = planner;
        this.serdes = serdes;
        this.topics = topics;
    }

    @Override
    public synchronized CompletableFuture<RecordMetadata> copy(
            String topic, String key, byte[] value, RecordHeaders headers) {
        written.add(new Copy(topic, key, value, headers));
        return topic.equals(topics.commands())
                ? planner.write(topic, key, serdes.deserializer().deserialize(topic, value))
                : CompletableFuture.completedFuture(null);
    }

    /** Those of this key. */
    synchronized List<Copy> of(String key) {
        return written.stream().filter(copy -> key.equals(copy.key())).toList();
    }
}
