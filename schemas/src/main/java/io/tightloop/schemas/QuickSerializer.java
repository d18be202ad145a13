package io.tightloop.schemas;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes what the Confluent serializer writes. That one looks for a schema's id by the schema, which costs more than the
 * encoding; here the first message of a topic and type goes through it, and when the same bytes come out of the code that
 * Avro generated for the type, the others are written with the id that it had. Safe for several threads.
 */
final class QuickSerializer implements Serializer<SpecificRecord> {
    /** Magic byte and schema id. */
    static final int HEAD_BYTES = 5;

    private static final int USUAL_BYTES = 512;

    private record Subject(String topic, Class<?> type) {}

    /** How a subject's messages are written; null where only the Confluent serializer can. */
    private record Known(byte[] head, SpecificDatumWriter<SpecificRecord> writer) {}

    private static final Known UNKNOWN = new Known(null, null);

    private final KafkaAvroSerializer confluent;
    private final Map<Subject, Known> subjects = new ConcurrentHashMap<>();

    QuickSerializer(KafkaAvroSerializer confluent) {
        this.confluent = confluent;
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord message) {
        if (message == null) {
            return confluent.serialize(topic, null);
        }
        var subject = new Subject(topic, message.getClass());
        Known known = subjects.get(subject);
        if (known == null) {
            byte[] bytes = confluent.serialize(topic, message);
            subjects.put(subject, learn(bytes, message));
            return bytes;
        }
        return known == UNKNOWN ? confluent.serialize(topic, message) : write(known, message);
    }

    /** Whether it writes messages like this one of a topic by itself. */
    boolean knows(String topic, SpecificRecord message) {
        return subjects.getOrDefault(new Subject(topic, message.getClass()), UNKNOWN) != UNKNOWN;
    }

    private Known learn(byte[] bytes, SpecificRecord message) {
        var writer = new SpecificDatumWriter<SpecificRecord>(message.getSchema(), generated(message.getClass()));
        var known = new Known(Arrays.copyOf(bytes, HEAD_BYTES), writer);
        return Arrays.equals(bytes, write(known, message)) ? known : UNKNOWN;
    }

    private byte[] write(Known known, SpecificRecord message) {
        try {
            var out = new ByteArrayOutputStream(USUAL_BYTES);
            out.writeBytes(known.head());
            known.writer().write(message, EncoderFactory.get().directBinaryEncoder(out, null));
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("A " + message.getSchema().getName() + " cannot be written", e);
        }
    }

    /** Avro's view of a class, with the code that was generated for it. */
    static SpecificData generated(Class<?> type) {
        var data = new SpecificData(type.getClassLoader());
        data.setCustomCoders(true);
        return data;
    }

    @Override
    public void close() {
        confluent.close();
    }
}
