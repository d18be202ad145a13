package io.tightloop.standalone.chaos.audit;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads values; tells a value that is no message from a registry that does not answer. */
final class Messages implements AutoCloseable {
    private static final int SERVER_ERROR = 500;

    private final Deserializer<SpecificRecord> deserializer;

    Messages(Deserializer<SpecificRecord> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * The message; null when the value is none of the contract.
     *
     * @throws IllegalStateException when the registry does not answer
     */
    SpecificRecord read(String topic, byte[] value) {
        try {
            return deserializer.deserialize(topic, value);
        } catch (KafkaException e) {
            if (away(e.getCause())) {
                throw new IllegalStateException("the schema registry does not answer: " + e.getMessage(), e);
            }
            return null;
        }
    }

    private static boolean away(Throwable cause) {
        return switch (cause) {
            case null -> false;
            case RestClientException rest -> rest.getStatus() >= SERVER_ERROR;
            // So Avro says that the bytes end too early or are no number.
            case EOFException _, InvalidNumberEncodingException _ -> false;
            case IOException _ -> true;
            default -> away(cause.getCause());
        };
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
