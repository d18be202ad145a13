package io.tightloop.standalone.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import java.util.TreeMap;

/** {@code /compatibility/subjects/{subject}/versions[/{version}]}: would this schema be accepted? */
final class CompatibilityRoutes {

    private final SchemaStore store;

    CompatibilityRoutes(SchemaStore store) {
        this.store = store;
    }

    Object answer(Request request) {
        var size = request.path().size();
        if (size < 4
                || size > 5
                || !request.segment(1).equals("subjects")
                || !request.segment(3).equals("versions")) {
            throw RegistryError.notFound();
        }
        if (!request.method().equals("POST")) {
            throw RegistryError.methodNotAllowed();
        }
        var subject = request.segment(2);
        var problems = store.check(
                subject,
                request.body(RegisterSchemaRequest.class),
                request.flag("normalize"),
                against(subject, request.segment(4)));
        var answer = new TreeMap<String, Object>();
        answer.put("is_compatible", problems.isEmpty());
        if (request.flag("verbose")) {
            answer.put("messages", problems);
        }
        return answer;
    }

    private List<Version> against(String subject, String version) {
        return store.read(catalog -> {
            var live = catalog.versions(subject, it -> !it.deleted());
            // Nothing can be incompatible with a subject that has no schema yet.
            if (version == null || live.isEmpty() && Selector.isLatest(version)) {
                return live;
            }
            return List.of(Selector.one(catalog, subject, version, false));
        });
    }
}
