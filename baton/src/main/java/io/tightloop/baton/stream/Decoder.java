package io.tightloop.baton.stream;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tightloop.baton.turn.Decoding;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes records; waits for a registry that cannot be reached, because that is no fault of the record. */
final class Decoder implements Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Deserializer<SpecificRecord> deserializer;

    Decoder(Deserializer<SpecificRecord> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * {@inheritDoc}
     *
     * @throws KafkaException when the registry stays away for 2 minutes: the task starts again and waits on
     */
    @Override
    public SpecificRecord decode(String topic, byte[] value) throws Undecodable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                SpecificRecord decoded = deserializer.deserialize(topic, value);
                if (decoded == null) {
                    throw new Undecodable("the record has no value", null);
                }
                return decoded;
            } catch (KafkaException | ClassCastException e) {
                if (!registryAway(e)) {
                    throw new Undecodable(reason(e), e);
                }
                if (System.nanoTime() > end) {
                    throw new KafkaException("the schema registry has not answered for " + PATIENCE, e);
                }
                LOG.warn("waiting for the schema registry: {}", reason(e));
                pause();
            }
        }
    }

    private static boolean registryAway(Throwable error) {
        return switch (error) {
            case null -> false;
            case RestClientException rest -> rest.getStatus() >= 500;
            // So Avro says that the bytes themselves end too early or are no number.
            case EOFException _, InvalidNumberEncodingException _ -> false;
            case IOException _ -> true;
            case SerializationException _, ClassCastException _ -> registryAway(error.getCause());
            // So the client says that the registry was too slow, too busy or did not let it in.
            case KafkaException _ -> true;
            case Throwable _ -> registryAway(error.getCause());
        };
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return error.getMessage() + (cause == error ? "" : ": " + cause.getMessage());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the schema registry", e);
        }
    }
}
