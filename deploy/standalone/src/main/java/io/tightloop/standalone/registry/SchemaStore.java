package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The registry's decisions: one at a time, each on disk before it is answered. */
final class SchemaStore implements AutoCloseable {

    private final Catalog catalog;
    private final Journal journal;

    private SchemaStore(Catalog catalog, Journal journal) {
        this.catalog = catalog;
        this.journal = journal;
    }

    static SchemaStore open(Path file) throws IOException {
        var catalog = new Catalog();
        return new SchemaStore(catalog, Journal.open(file, catalog::apply));
    }

    synchronized <T> T read(Function<Catalog, T> question) {
        return question.apply(catalog);
    }

    /** The id of the schema under the subject, registered when new there; 409 when it is incompatible. */
    synchronized int register(String subject, RegisterSchemaRequest request, boolean normalize) {
        if (request.getId() != null && request.getId() > 0) {
            throw RegistryError.of(42205, "Subject '%s' is not in import mode".formatted(subject));
        }
        var schema = SchemaParser.parse(catalog, request, normalize);
        var live = catalog.versions(subject, version -> !version.deleted());
        var same = live.stream().filter(version -> version.holds(schema)).findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        var problems = incompatibilities(subject, schema, live);
        if (!problems.isEmpty()) {
            throw RegistryError.of(
                    409,
                    "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
                            .formatted(subject, problems));
        }
        var id = catalog.idFor(schema);
        write(List.of(new Entry.Registered(
                subject, catalog.nextVersion(subject), id, schema.canonicalString(), schema.references())));
        return id;
    }

    /** The version under which the subject has the schema. */
    synchronized Version lookup(String subject, RegisterSchemaRequest request, boolean normalize, boolean deleted) {
        var versions = catalog.versions(subject, version -> deleted || !version.deleted());
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        var schema = SchemaParser.parse(catalog, request, normalize);
        return versions.stream()
                .filter(version -> version.holds(schema))
                .findFirst()
                .orElseThrow(RegistryError::schemaNotFound);
    }

    /** Why the schema may not follow the versions, by the subject's level; empty when it may. */
    synchronized List<String> check(
            String subject, RegisterSchemaRequest request, boolean normalize, List<Version> against) {
        return incompatibilities(subject, SchemaParser.parse(catalog, request, normalize), against);
    }

    private List<String> incompatibilities(String subject, AvroSchema schema, List<Version> against) {
        var level = catalog.level(subject).orElse(catalog.defaultLevel());
        return schema.isCompatible(
                level,
                against.stream()
                        .map(version -> new SimpleParsedSchemaHolder(version.schema()))
                        .map(ParsedSchemaHolder.class::cast)
                        .toList());
    }

    /** Sets the level of the subject, or the default when the subject is null; an empty level unsets it. */
    synchronized void setLevel(String subject, Optional<CompatibilityLevel> level) {
        write(List.of(
                new Entry.Level(subject, level.map(CompatibilityLevel::name).orElse(null))));
    }

    /** Hides or forgets the versions; refused while another live schema refers to one of them. */
    synchronized void delete(List<Version> versions, boolean permanent) {
        for (var version : versions) {
            if (!References.to(catalog, version).isEmpty()) {
                throw RegistryError.of(
                        42206,
                        "One or more references exist to the schema {subject=%s,version=%d}"
                                .formatted(version.subject(), version.number()));
            }
        }
        write(versions.stream()
                .map(version -> new Entry.Deleted(version.subject(), version.number(), permanent))
                .toList());
    }

    private void write(List<? extends Entry> entries) {
        journal.append(entries);
        entries.forEach(catalog::apply);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
