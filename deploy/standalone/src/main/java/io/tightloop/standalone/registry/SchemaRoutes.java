package io.tightloop.standalone.registry;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.TreeMap;

/** {@code /schemas}: schemas by id, and the types there are. */
final class SchemaRoutes {

    private final SchemaStore store;

    SchemaRoutes(SchemaStore store) {
        this.store = store;
    }

    Object answer(Request request) {
        if (!request.method().equals("GET")) {
            throw RegistryError.methodNotAllowed();
        }
        if ("types".equals(request.segment(1)) && request.path().size() == 2) {
            return List.of("AVRO");
        }
        if (!"ids".equals(request.segment(1))
                || request.path().size() < 3
                || request.path().size() > 4) {
            throw RegistryError.notFound();
        }
        var versions = versions(id(request.segment(2)));
        return request.path().size() == 3 ? content(request, versions) : aspect(request, versions);
    }

    private Object content(Request request, List<Version> versions) {
        var maxId = request.flag("fetchMaxId") ? store.read(Catalog::highestId) : null;
        return SchemaView.contentOf(versions.getFirst(), maxId);
    }

    private static Object aspect(Request request, List<Version> versions) {
        var shown = versions.stream()
                .filter(version -> request.flag("deleted") || !version.deleted())
                .toList();
        return switch (request.segment(3)) {
            case "schema" -> raw(versions.getFirst());
            case "subjects" -> shown.stream().map(Version::subject).distinct().toList();
            case "versions" -> shown.stream().map(SchemaRoutes::place).toList();
            default -> throw RegistryError.notFound();
        };
    }

    private static Object place(Version version) {
        var place = new TreeMap<String, Object>();
        place.put("subject", version.subject());
        place.put("version", version.number());
        return place;
    }

    static RawValue raw(Version version) {
        return new RawValue(version.schema().canonicalString());
    }

    private List<Version> versions(int id) {
        var versions = store.read(
                catalog -> catalog.all().filter(version -> version.id() == id).toList());
        if (versions.isEmpty()) {
            throw RegistryError.schemaNotFound(id);
        }
        return versions;
    }

    private static int id(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw RegistryError.notFound();
        }
    }
}
