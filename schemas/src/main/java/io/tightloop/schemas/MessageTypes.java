package io.tightloop.schemas;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The messages of the contract: the records that are no part of another one. */
public final class MessageTypes {
    private MessageTypes() {}

    /** Their schemas, in the order of the contract. */
    public static List<Schema> all() {
        var parts = new HashSet<Schema>();
        records().forEach(record -> record.getFields().forEach(field -> collect(field.schema(), parts)));
        return records().filter(record -> !parts.contains(record)).toList();
    }

    private static Stream<Schema> records() {
        Collection<Schema> types = Tightloop.PROTOCOL.getTypes();
        return types.stream().filter(type -> type.getType() == Schema.Type.RECORD);
    }

    private static void collect(Schema field, Set<Schema> parts) {
        switch (field.getType()) {
            case RECORD -> parts.add(field);
            case ARRAY -> collect(field.getElementType(), parts);
            case MAP -> collect(field.getValueType(), parts);
            case UNION -> field.getTypes().forEach(type -> collect(type, parts));
            case ENUM, STRING, BYTES, INT, LONG, BOOLEAN, FLOAT, DOUBLE, FIXED, NULL -> {}
        }
    }
}
