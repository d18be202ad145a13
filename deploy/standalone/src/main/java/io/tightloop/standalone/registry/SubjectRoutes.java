package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import java.util.Map;

/** {@code /subjects}: registering, finding and deleting versions. */
final class SubjectRoutes {

    private final SchemaStore store;

    SubjectRoutes(SchemaStore store) {
        this.store = store;
    }

    Object answer(Request request) {
        if (request.path().size() > 2 && !request.segment(2).equals("versions")) {
            throw RegistryError.notFound();
        }
        return switch (request.path().size()) {
            case 1 -> subjects(request);
            case 2 -> subject(request, request.segment(1));
            case 3 -> versions(request, request.segment(1));
            case 4 -> version(request, request.segment(1), request.segment(3));
            case 5 -> aspect(request, request.segment(1), request.segment(3));
            default -> throw RegistryError.notFound();
        };
    }

    private List<String> subjects(Request request) {
        if (!request.method().equals("GET")) {
            throw RegistryError.methodNotAllowed();
        }
        var prefix = request.query().getOrDefault("subjectPrefix", "");
        return store.read(catalog -> catalog.all()
                .filter(version -> request.flag("deleted") || !version.deleted())
                .map(Version::subject)
                .distinct()
                .filter(subject -> subject.startsWith(prefix))
                .toList());
    }

    private Object subject(Request request, String subject) {
        return switch (request.method()) {
            case "POST" ->
                SchemaView.of(store.lookup(
                        subject,
                        request.body(RegisterSchemaRequest.class),
                        request.flag("normalize"),
                        request.flag("deleted")));
            case "DELETE" -> Deletion.ofSubject(store, subject, request.flag("permanent"));
            default -> throw RegistryError.methodNotAllowed();
        };
    }

    private Object versions(Request request, String subject) {
        return switch (request.method()) {
            case "GET" ->
                store.read(catalog -> Selector.all(catalog, subject, request.flag("deleted")).stream()
                        .map(Version::number)
                        .toList());
            case "POST" ->
                Map.of(
                        "id",
                        store.register(subject, request.body(RegisterSchemaRequest.class), request.flag("normalize")));
            default -> throw RegistryError.methodNotAllowed();
        };
    }

    private Object version(Request request, String subject, String version) {
        return switch (request.method()) {
            case "GET" -> SchemaView.of(find(request, subject, version));
            case "DELETE" -> Deletion.ofVersion(store, subject, version, request.flag("permanent"));
            default -> throw RegistryError.methodNotAllowed();
        };
    }

    private Object aspect(Request request, String subject, String version) {
        if (!request.method().equals("GET")) {
            throw RegistryError.methodNotAllowed();
        }
        return switch (request.segment(4)) {
            case "schema" -> SchemaRoutes.raw(find(request, subject, version));
            case "referencedby" -> {
                var target = find(request, subject, version);
                yield store.read(catalog ->
                        References.to(catalog, target).stream().map(Version::id).toList());
            }
            default -> throw RegistryError.notFound();
        };
    }

    private Version find(Request request, String subject, String version) {
        return store.read(catalog -> Selector.one(catalog, subject, version, request.flag("deleted")));
    }
}
