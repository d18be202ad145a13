package io.tightloop.standalone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.Map;
import java.util.Optional;

/** {@code /config[/{subject}]}: compatibility levels. */
final class ConfigRoutes {

    private final SchemaStore store;

    ConfigRoutes(SchemaStore store) {
        this.store = store;
    }

    Object answer(Request request) {
        if (request.path().size() > 2) {
            throw RegistryError.notFound();
        }
        var subject = request.segment(1);
        return switch (request.method()) {
            case "GET" -> shown(current(subject, request.flag("defaultToGlobal")));
            case "PUT" -> Map.of("compatibility", set(subject, request.body(JsonNode.class)));
            case "DELETE" -> shown(unset(subject));
            default -> throw RegistryError.methodNotAllowed();
        };
    }

    private static Map<String, String> shown(CompatibilityLevel level) {
        return Map.of("compatibilityLevel", level.name());
    }

    private CompatibilityLevel current(String subject, boolean orDefault) {
        return store.read(catalog -> {
            if (subject == null) {
                return catalog.defaultLevel();
            }
            return catalog.level(subject)
                    .or(() -> orDefault ? Optional.of(catalog.defaultLevel()) : Optional.empty())
                    .orElseThrow(() -> RegistryError.levelNotConfigured(subject));
        });
    }

    private String set(String subject, JsonNode body) {
        var level = CompatibilityLevel.forName(body.path("compatibility").asText());
        if (level == null) {
            throw RegistryError.invalidLevel();
        }
        store.setLevel(subject, Optional.of(level));
        return level.name();
    }

    /** The level that was in force. */
    private CompatibilityLevel unset(String subject) {
        synchronized (store) {
            var before = store.read(
                    catalog -> subject == null ? Optional.of(catalog.defaultLevel()) : catalog.level(subject));
            var level = before.orElseThrow(() -> RegistryError.subjectNotFound(subject));
            store.setLevel(subject, Optional.empty());
            return level;
        }
    }
}
