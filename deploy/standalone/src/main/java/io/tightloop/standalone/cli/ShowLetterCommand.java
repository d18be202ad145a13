package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a dead letter with its record. */
@Command(name = "show", description = "Show a dead letter: its record, decoded if that can be done now, and its cause.")
final class ShowLetterCommand implements Callable<Integer> {
    private static final List<String> WORDS = List.of(
            "status", "outcome", "by", "service", "topic", "partition", "offset", "session", "key", "at", "cause");

    @Parameters(paramLabel = "ID", description = "id of the dead letter")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        JsonNode letter = server.client().deadLetter(id);
        System.out.println(letter.path("id").asText());
        WORDS.stream()
                .filter(letter::hasNonNull)
                .forEach(word -> line(word, letter.path(word).asText()));
        letter.path("headers")
                .properties()
                .forEach(header -> line(
                        "header", header.getKey() + ": " + header.getValue().asText()));
        line(
                "bytes",
                letter.path("bytes").asText() + " at "
                        + letter.path("payloadUrl").asText());
        if (letter.hasNonNull("type")) {
            line("is now", letter.path("type").asText() + " " + letter.path("decoded"));
        } else {
            line("is now", "unreadable: " + letter.path("undecodable").asText());
        }
        line("redrive", letter.path("redrive").asText());
        return 0;
    }

    private static void line(String word, String text) {
        System.out.printf("  %-10s %s%n", word, text);
    }
}
