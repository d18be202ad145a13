package io.tightloop.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in a brief. */
@Command(name = "start", description = "Start a session from a brief (YAML or JSON).")
final class StartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BRIEF", description = "file with the brief")
    private Path brief;

    @Option(names = "--watch", description = "show progress until the session ends; exit 0 only when it is COMPLETED")
    private boolean watch;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        Client client = server.client();
        JsonNode answer = client.start(read(brief));
        String id = answer.path("sessionId").asText();
        if (!watch) {
            System.out.println(id);
            return 0;
        }
        JsonNode end = new Watch(client, System.out)
                .untilEnd(id, answer.path("version").asText(null));
        new SessionView(System.out).evidence(end);
        return end.path("status").asText().equals("COMPLETED") ? 0 : 1;
    }

    /** Reads a brief; JSON is YAML too. */
    static JsonNode read(Path file) throws IOException {
        try {
            JsonNode brief = new YAMLMapper().readTree(Files.readAllBytes(file));
            if (!brief.isObject()) {
                throw new IOException(file + " holds no brief: an object with goal, mode and criteria is expected");
            }
            return brief;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s, line %d: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    problem(e)),
                    e);
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
