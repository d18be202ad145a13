package io.tightloop.executor.queue;

import io.tightloop.baton.service.RecordWriter;
import io.tightloop.schemas.Headers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Keeps what is written, unless Kafka is away. */
final class WrittenRecords implements RecordWriter {
    final List<String> tried = new CopyOnWriteArrayList<>();
    final List<SpecificRecord> written = new CopyOnWriteArrayList<>();
    volatile boolean away;

    @Override
    public CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value) {
        return write(topic, key, value, Headers.of("test", key, value));
    }

    @Override
    public CompletableFuture<RecordMetadata> write(
            String topic, String key, SpecificRecord value, RecordHeaders headers) {
        if (!away) {
            written.add(value);
        }
        tried.add("%s %s, answers '%s'".formatted(topic, key, Headers.text(headers, Headers.DISPATCHER)));
        return away
                ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                : CompletableFuture.completedFuture(null);
    }
}
