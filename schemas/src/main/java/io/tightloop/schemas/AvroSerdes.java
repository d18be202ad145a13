package io.tightloop.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.SystemLimitException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent wire format with one subject per topic and record type. What it makes is safe for several threads. */
public final class AvroSerdes {
    /** Most items of one list or map: a hundred times what the contract lets a brief have. */
    private static final String MOST_ITEMS = "1000000";

    static {
        // A list of nothings needs no bytes, so that no length of one could be too long for its record.
        limit(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY);
        limit(SystemLimitException.MAX_COLLECTION_ALLOCATION_PROPERTY);
        // Avro makes objects of trusted classes only; the contract's own are.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(AvroSerdes.class.getPackageName())));
    }

    private final Map<String, Object> config;

    /** Avro takes its limits from the JVM's properties, once, when it first reads. */
    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, MOST_ITEMS);
        }
    }

    /**
     * Takes every {@code schema.registry.*} setting, without change, for the Confluent client.
     *
     * @param config at least {@code schema.registry.url}
     */
    public AvroSerdes(Map<String, ?> config) {
        if (config.get("schema.registry.url") == null) {
            throw new IllegalArgumentException("schema.registry.url is not set");
        }
        Map<String, Object> merged = new HashMap<>(config);
        merged.put("value.subject.name.strategy", TopicRecordNameStrategy.class.getName());
        merged.put("specific.avro.reader", true);
        merged.putIfAbsent("auto.register.schemas", true);
        merged.putIfAbsent("avro.remove.java.properties", true);
        this.config = Map.copyOf(merged);
    }

    /** A new serializer of values. */
    public Serializer<SpecificRecord> serializer() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(config, false);
        return new QuickSerializer(serializer);
    }

    /** A new deserializer of values; bytes that are no message are a {@link SerializationException}. */
    public Deserializer<SpecificRecord> deserializer() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(config, false);
        return new QuickDeserializer(deserializer);
    }
}
