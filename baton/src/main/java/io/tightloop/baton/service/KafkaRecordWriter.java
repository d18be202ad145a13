package io.tightloop.baton.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The one plain producer of this process. */
@Singleton
@Requires(property = "tightloop.kafka.enabled", notEquals = "false")
final class KafkaRecordWriter implements RecordWriter, RecordCopies {
    private final Producer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final String source;

    KafkaRecordWriter(
            BatonSettings settings,
            AvroSerdes serdes,
            @Value("${micronaut.application.name:tightloop}") String source) {
        var config = settings.clients();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // What comes while a request is under way goes together with the next: no delay alone, few requests under load.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_COPY_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * Topics.MAX_COPY_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.serializer = serdes.serializer();
        this.source = source;
    }

    @Override
    public CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value) {
        return write(topic, key, value, Headers.of(source, key, value));
    }

    @Override
    public CompletableFuture<RecordMetadata> write(
            String topic, String key, SpecificRecord value, RecordHeaders headers) {
        try {
            return copy(topic, key, bytes(topic, value), headers);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<RecordMetadata> copy(String topic, String key, byte[] value, RecordHeaders headers) {
        CompletableFuture<RecordMetadata> written = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(topic, null, null, key, value, headers), (metadata, error) -> {
                if (error == null) {
                    written.complete(metadata);
                } else {
                    written.completeExceptionally(error);
                }
            });
        } catch (KafkaException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private byte[] bytes(String topic, SpecificRecord value) {
        return serializer.serialize(topic, value);
    }
}
