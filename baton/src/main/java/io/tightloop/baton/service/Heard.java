package io.tightloop.baton.service;

import io.tightloop.schemas.Headers;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record that an {@link EventTail} passes on: its headers are there at once, its value when it is asked for. */
public final class Heard {
    private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

    private final ConsumerRecord<String, byte[]> message;
    private final Deserializer<SpecificRecord> deserializer;

    Heard(ConsumerRecord<String, byte[]> message, Deserializer<SpecificRecord> deserializer) {
        this.message = message;
        this.deserializer = deserializer;
    }

    /** Simple name of the message type; empty when it does not say. */
    public String type() {
        return header(Headers.TYPE);
    }

    /** Text of a header; empty when it is not there. */
    public String header(String name) {
        return Headers.text(message.headers(), name);
    }

    /** When it was written, ms since the epoch. */
    public long at() {
        return message.timestamp();
    }

    /** The session that it belongs to, as its key says. */
    public String key() {
        return message.key();
    }

    public String topic() {
        return message.topic();
    }

    public int partition() {
        return message.partition();
    }

    public long offset() {
        return message.offset();
    }

    /** The value; empty when it is poison, which is logged. Waits for a registry that is away. */
    public Optional<SpecificRecord> value() throws InterruptedException {
        while (true) {
            try {
                return Optional.ofNullable(deserializer.deserialize(message.topic(), message.value()));
            } catch (RuntimeException e) {
                if (!Outages.passes(e)) {
                    LOG.error("Skipped a {} that is no message: {}-{}@{}", type(), topic(), partition(), offset(), e);
                    return Optional.empty();
                }
                LOG.warn("The registry is waited for: {}", e.toString());
                Outages.pause();
            }
        }
    }

    /** The value when it is of this type. */
    public <T extends SpecificRecord> Optional<T> value(Class<T> type) throws InterruptedException {
        return type().equals(type.getSimpleName())
                ? value().filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }
}
