package io.tightloop.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The files that a worker says it has made, in the output of its task. */
final class FilesCreated {
    private FilesCreated() {}

    /**
     * The paths that an output which is an object has as {@code files}, else as {@code created}, else as {@code path}: a
     * text, or a list of texts or of objects with a {@code path}. None of an output that says what was {@code deleted}.
     */
    static List<String> in(JsonNode output) {
        if (!output.isObject() || output.has("deleted")) {
            return List.of();
        }
        for (var name : List.of("files", "created", "path")) {
            if (output.has(name)) {
                return paths(output.get(name));
            }
        }
        return List.of();
    }

    private static List<String> paths(JsonNode named) {
        var paths = new ArrayList<String>();
        if (named.isTextual()) {
            paths.add(named.textValue());
        }
        if (named.isArray()) {
            named.forEach(item -> {
                var path = item.isObject() ? item.path("path") : item;
                if (path.isTextual()) {
                    paths.add(path.textValue());
                }
            });
        }
        return List.copyOf(paths);
    }
}
