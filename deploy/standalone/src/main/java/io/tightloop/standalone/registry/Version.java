package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;

/** A schema as one version of a subject; a deleted one is hidden but keeps its id. */
record Version(String subject, int number, int id, AvroSchema schema, boolean deleted) {

    Version hidden() {
        return new Version(subject, number, id, schema, true);
    }

    boolean holds(AvroSchema other) {
        return schema.canonicalString().equals(other.canonicalString())
                && schema.references().equals(other.references());
    }
}
