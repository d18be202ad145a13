package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Letters in three versions, and a client without memory of an earlier registry. */
final class Schemas {

    static final AvroSchema LETTER = letter("{\"name\":\"text\",\"type\":\"string\"}");
    static final AvroSchema LETTER_WITH_DEFAULT =
            letter("{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"stamp\",\"type\":\"int\",\"default\":0}");
    static final AvroSchema LETTER_WITH_DEMAND =
            letter("{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"sender\",\"type\":\"string\"}");

    private Schemas() {}

    static AvroSchema letter(String fields) {
        return new AvroSchema(
                "{\"type\":\"record\",\"name\":\"Letter\",\"namespace\":\"post\",\"fields\":[" + fields + "]}");
    }

    static CachedSchemaRegistryClient client(URI uri) {
        return new CachedSchemaRegistryClient(
                List.of(uri.toString()), 100, List.of(new AvroSchemaProvider()), Map.of());
    }
}
