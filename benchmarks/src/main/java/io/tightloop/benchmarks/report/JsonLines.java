package io.tightloop.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of JSON objects, one a line. */
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param file that is written anew; null for none */
    public JsonLines(Path file) throws IOException {
        this.file = file;
        if (file != null) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.writeString(file, "");
        }
    }

    /**
     * Adds a line.
     *
     * @param parts the fields of the object, in their order
     */
    public void add(String kind, Map<String, ?> parts) throws IOException {
        if (file != null) {
            var all = new LinkedHashMap<String, Object>();
            all.put("kind", kind);
            all.putAll(parts);
            Files.write(file, List.of(JSON.writeValueAsString(all)), StandardOpenOption.APPEND);
        }
    }
}
