package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes Avro schemas of text, with the schemas they refer to; refuses what is not Avro (42201). */
final class SchemaParser {

    private SchemaParser() {}

    static AvroSchema parse(Catalog catalog, RegisterSchemaRequest request, boolean normalize) {
        if (!Objects.requireNonNullElse(request.getSchemaType(), AvroSchema.TYPE)
                .equals(AvroSchema.TYPE)) {
            throw RegistryError.invalidSchema("type %s is not supported, only AVRO".formatted(request.getSchemaType()));
        }
        if (request.getMetadata() != null || request.getRuleSet() != null) {
            throw RegistryError.invalidSchema("metadata and rule sets are not supported by the loopback registry");
        }
        if (request.getSchema() == null || request.getSchema().isBlank()) {
            throw RegistryError.invalidSchema("empty schema");
        }
        try {
            var references = Objects.requireNonNullElse(request.getReferences(), List.<SchemaReference>of());
            var schema = new AvroSchema(request.getSchema(), references, resolve(catalog, references), null, true);
            schema.validate(false);
            return normalize ? schema.normalize() : schema;
        } catch (RegistryError e) {
            throw e;
        } catch (RuntimeException e) {
            throw RegistryError.invalidSchema(e.getMessage());
        }
    }

    /** A schema that was accepted before: no rule that came later refuses it. */
    static AvroSchema stored(Catalog catalog, String text, List<SchemaReference> references) {
        return new AvroSchema(text, references, resolve(catalog, references), null, false);
    }

    private static Map<String, String> resolve(Catalog catalog, List<SchemaReference> references) {
        var resolved = new LinkedHashMap<String, String>();
        for (var reference : references) {
            var target = find(catalog, reference);
            target.resolvedReferences().forEach(resolved::putIfAbsent);
            resolved.putIfAbsent(reference.getName(), target.canonicalString());
        }
        return resolved;
    }

    private static AvroSchema find(Catalog catalog, SchemaReference reference) {
        if (reference.getName() == null || reference.getSubject() == null || reference.getVersion() == null) {
            throw RegistryError.invalidSchema("a reference needs name, subject and version");
        }
        return catalog.version(reference.getSubject(), reference.getVersion())
                .filter(version -> !version.deleted())
                .orElseThrow(
                        () -> RegistryError.invalidSchema("no schema reference found for subject \"%s\" and version %d"
                                .formatted(reference.getSubject(), reference.getVersion())))
                .schema();
    }
}
