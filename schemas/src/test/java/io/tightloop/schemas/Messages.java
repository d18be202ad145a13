package io.tightloop.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Every message type of the contract, and one full instance of each. */
final class Messages {
    static final AvroSerdes SERDES = new AvroSerdes(Map.of("schema.registry.url", "mock://golden"));

    private Messages() {}

    /** Names of the message types. */
    static Stream<String> types() {
        return MessageTypes.all().stream().map(Schema::getName).sorted();
    }

    /** An instance in which every field is set: texts are their field's name, numbers their field's place + 1. */
    static SpecificRecord full(String type) {
        return (SpecificRecord) record(Tightloop.PROTOCOL.getType("io.tightloop.schemas." + type));
    }

    /** A type's schema as the registry gets it. */
    static Schema schema(String type) {
        return AvroSchemaUtils.getSchema(full(type), false, false, true);
    }

    private static Object record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.name(), field.pos() + 1, field.schema()));
        }
        return record;
    }

    private static Object value(String name, int number, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().getFirst(), schema);
            case ARRAY -> List.of(value(name, number, schema.getElementType()));
            case MAP -> Map.of("key", value(name, number, schema.getValueType()));
            case UNION -> value(name, number, schema.getTypes().getLast());
            case STRING -> name + " ✓";
            case BYTES -> ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
            case INT -> number;
            case LONG -> 1_790_000_000_000L + number;
            case BOOLEAN -> true;
            case FLOAT, DOUBLE, FIXED, NULL ->
                throw new IllegalArgumentException(name + ": the contract has no " + schema.getType());
        };
    }
}
