package io.tightloop.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Files that people write in YAML, or in JSON, which is YAML too. */
final class YamlFile {
    private YamlFile() {}

    /** The brief in a file. */
    static JsonNode brief(Path file) throws IOException {
        JsonNode brief = read(file);
        if (!brief.isObject()) {
            throw new IOException(file + " holds no brief: an object with goal, mode and criteria is expected");
        }
        return brief;
    }

    /** The tasks in a file: a list of them, or an object with the field tasks. */
    static JsonNode tasks(Path file) throws IOException {
        JsonNode content = read(file);
        JsonNode tasks = content.isObject() ? content.path("tasks") : content;
        if (!tasks.isArray()) {
            throw new IOException(file + " holds no tasks: a list of them is expected, as in a brief");
        }
        return tasks;
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return new YAMLMapper().readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException("%s, line %d: %s".formatted(file, line, problem(e)), e);
        }
    }

    /** The parser's message without its excerpts of the file, which are indented. */
    private static String problem(JsonProcessingException error) {
        return error.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }
}
