package io.tightloop.standalone.registry;

import java.util.Map;
import java.util.Objects;

/** The paths of the registry's REST API. */
final class Routes {

    private final SubjectRoutes subjects;
    private final SchemaRoutes schemas;
    private final CompatibilityRoutes compatibility;
    private final ConfigRoutes config;

    Routes(SchemaStore store) {
        subjects = new SubjectRoutes(store);
        schemas = new SchemaRoutes(store);
        compatibility = new CompatibilityRoutes(store);
        config = new ConfigRoutes(store);
    }

    /** The body of the answer; refusals are thrown. */
    Object answer(Request request) {
        return switch (Objects.requireNonNullElse(request.segment(0), "")) {
            case "" -> Map.of();
            case "subjects" -> subjects.answer(request);
            case "schemas" -> schemas.answer(request);
            case "compatibility" -> compatibility.answer(request);
            case "config" -> config.answer(request);
            case "mode" -> ModeRoutes.answer(request);
            default -> throw RegistryError.notFound();
        };
    }
}
