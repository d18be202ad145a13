package io.tightloop.baton.service;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes records again as they were, durably and never in a transaction. */
public interface RecordCopies {
    /**
     * Writes a copy.
     *
     * @param key null for none
     */
    CompletableFuture<RecordMetadata> copy(String topic, String key, byte[] value, RecordHeaders headers);
}
