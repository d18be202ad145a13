package io.tightloop.baton.service;

import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes records durably: idempotent, acknowledged by all replicas, never in a transaction. */
public interface RecordWriter {
    CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value);

    /** Writes with headers that the caller makes: work events name the service that they answer. */
    CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value, RecordHeaders headers);
}
