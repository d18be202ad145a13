package io.tightloop.standalone.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;

/** A version as the API shows it; the schema type is left out, which means AVRO. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SchemaView(
        String subject, Integer version, Integer id, List<SchemaReference> references, String schema, Integer maxId) {

    static SchemaView of(Version it) {
        return new SchemaView(
                it.subject(),
                it.number(),
                it.id(),
                it.schema().references(),
                it.schema().canonicalString(),
                null);
    }

    static SchemaView contentOf(Version it, Integer maxId) {
        return new SchemaView(
                null, null, null, it.schema().references(), it.schema().canonicalString(), maxId);
    }
}
