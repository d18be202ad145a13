package io.tightloop.baton.feed;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.micrometer.core.instrument.Counter;
import io.tightloop.schemas.Headers;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the events of a closed list of types; a registry that cannot be reached is an error, a bad record is not. */
public final class EventDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

    private final Deserializer<SpecificRecord> deserializer;
    private final Set<String> types;
    private final Counter poison;

    public EventDecoder(Deserializer<SpecificRecord> deserializer, Set<String> types, Counter poison) {
        this.deserializer = deserializer;
        this.types = Set.copyOf(types);
        this.poison = poison;
    }

    /** The event; empty when its type is not asked for or it cannot be decoded, which is logged and counted. */
    public Optional<SpecificRecord> decode(ConsumerRecord<String, byte[]> message) {
        var type = Headers.text(message.headers(), Headers.TYPE);
        if (!types.contains(type)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(deserializer.deserialize(message.topic(), message.value()));
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            poison.increment();
            LOG.warn(
                    "Skipped {} that cannot be decoded: {}-{}@{}",
                    type,
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e);
            return Optional.empty();
        }
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SocketException _, UnknownHostException _, InterruptedIOException _ -> true;
            case RestClientException e -> e.getStatus() >= 500 || e.getStatus() == 429;
            case Throwable e -> isOutage(e.getCause());
        };
    }
}
