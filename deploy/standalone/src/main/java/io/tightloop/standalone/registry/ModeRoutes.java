package io.tightloop.standalone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** {@code /mode[/{subject}]}: always READWRITE. */
final class ModeRoutes {

    private static final String READWRITE = "READWRITE";

    private ModeRoutes() {}

    static Object answer(Request request) {
        if (request.path().size() > 2) {
            throw RegistryError.notFound();
        }
        return switch (request.method()) {
            case "GET" -> current(request);
            case "PUT" -> set(request.body(JsonNode.class));
            default -> throw RegistryError.methodNotAllowed();
        };
    }

    private static Object current(Request request) {
        if (request.segment(1) != null && !request.flag("defaultToGlobal")) {
            throw RegistryError.modeNotConfigured(request.segment(1));
        }
        return Map.of("mode", READWRITE);
    }

    private static Object set(JsonNode body) {
        if (!body.path("mode").asText().equals(READWRITE)) {
            throw RegistryError.invalidMode();
        }
        return Map.of("mode", READWRITE);
    }
}
