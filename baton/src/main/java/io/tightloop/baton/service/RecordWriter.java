package io.tightloop.baton.service;

import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes records durably: idempotent, acknowledged by all replicas, never in a transaction. */
public interface RecordWriter {
    CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value);
}
