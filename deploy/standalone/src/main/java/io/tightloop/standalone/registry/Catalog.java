package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the registry knows, changed by entries only. */
final class Catalog {

    private final NavigableMap<String, NavigableMap<Integer, Version>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private CompatibilityLevel defaultLevel = CompatibilityLevel.BACKWARD;
    private int highestId;

    void apply(Entry entry) {
        switch (entry) {
            case Entry.Registered registered -> add(registered);
            case Entry.Deleted deleted -> remove(deleted);
            case Entry.Level level -> set(level);
        }
    }

    private void add(Entry.Registered it) {
        var schema = SchemaParser.stored(this, it.schema(), it.references());
        subjects.computeIfAbsent(it.subject(), name -> new TreeMap<>())
                .put(it.version(), new Version(it.subject(), it.version(), it.id(), schema, false));
        highestId = Math.max(highestId, it.id());
    }

    private void remove(Entry.Deleted it) {
        var versions = subjects.get(it.subject());
        if (!it.permanent()) {
            versions.computeIfPresent(it.version(), (number, version) -> version.hidden());
            return;
        }
        versions.remove(it.version());
        if (versions.isEmpty()) {
            subjects.remove(it.subject());
        }
    }

    private void set(Entry.Level it) {
        var level = it.level() == null ? null : CompatibilityLevel.valueOf(it.level());
        if (it.subject() == null) {
            defaultLevel = level == null ? CompatibilityLevel.BACKWARD : level;
        } else if (level == null) {
            levels.remove(it.subject());
        } else {
            levels.put(it.subject(), level);
        }
    }

    /** All versions of all subjects, by subject and then number, hidden ones too. */
    Stream<Version> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    List<Version> versions(String subject, Predicate<Version> which) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .filter(which)
                .toList();
    }

    Optional<Version> version(String subject, int number) {
        return Optional.ofNullable(
                subjects.getOrDefault(subject, new TreeMap<>()).get(number));
    }

    /** A number above all that the subject has, hidden ones too. */
    int nextVersion(String subject) {
        var versions = subjects.get(subject);
        return versions == null ? 1 : versions.lastKey() + 1;
    }

    /** The id the schema has under any subject, else a new one; ids are never used again. */
    int idFor(AvroSchema schema) {
        return all().filter(it -> it.holds(schema)).findFirst().map(Version::id).orElse(highestId + 1);
    }

    int highestId() {
        return highestId;
    }

    CompatibilityLevel defaultLevel() {
        return defaultLevel;
    }

    Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }
}
