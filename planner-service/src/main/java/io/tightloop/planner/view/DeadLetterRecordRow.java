package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The record of a dead letter as it was.
 *
 * @param id of its {@link DeadLetterRow}
 * @param recordKey empty for none
 * @param headers JSON: Base64 by name
 */
@MappedEntity("dead_letter_records")
public record DeadLetterRecordRow(@Id String id, String recordKey, String headers, byte[] payload) {

    static DeadLetterRecordRow of(DeadLetter letter) {
        var headers = new TreeMap<String, String>();
        Headers.of(letter.getHeaders())
                .forEach(header -> headers.put(header.key(), Base64.getEncoder().encodeToString(header.value())));
        var payload = new byte[letter.getPayload().remaining()];
        letter.getPayload().duplicate().get(payload);
        var id = DeadLetterRow.id(letter.getTopic(), letter.getPartition(), letter.getOffset(), letter.getService());
        return new DeadLetterRecordRow(id, letter.getKey(), Json.write(headers), payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetterRecordRow(var itsId, var itsKey, var itsHeaders, var itsPayload)
                && id.equals(itsId)
                && recordKey.equals(itsKey)
                && headers.equals(itsHeaders)
                && Arrays.equals(payload, itsPayload);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "record of dead letter " + id;
    }

    /** The key as Kafka takes it: null for none. */
    public String kafkaKey() {
        return recordKey.isEmpty() ? null : recordKey;
    }

    /** The headers as Kafka takes them. */
    public RecordHeaders kafkaHeaders() {
        var all = new RecordHeaders();
        headerValues().forEach(all::add);
        return all;
    }

    /** The value of each header by its name. */
    public SortedMap<String, byte[]> headerValues() {
        var values = new TreeMap<String, byte[]>();
        Json.texts(headers)
                .forEach((name, value) -> values.put(name, Base64.getDecoder().decode(value)));
        return values;
    }
}
