package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a session waits for. */
@Command(name = "why", description = "Show what a session waits for, since when, and what would move it.")
final class WhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        JsonNode why = server.client().why(id);
        System.out.printf(
                "%s  %s  %s, iteration %d%n",
                why.path("sessionId").asText(),
                why.path("status").asText(),
                why.path("phase").asText(),
                why.path("iteration").asInt());
        why.path("waitingFor").forEach(WhyCommand::print);
        return 0;
    }

    private static void print(JsonNode waiting) {
        System.out.printf(
                "%-10s %s%n",
                waiting.path("what").asText(), waiting.path("detail").asText());
        for (JsonNode move : waiting.path("moves")) {
            String command = move.path("command").asText("");
            String how = command.isEmpty() ? move.path("request").asText("") : command;
            System.out.println("      moved by: " + move.path("what").asText() + (how.isEmpty() ? "" : " — " + how));
        }
    }
}
