package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the records that services could not read. */
@Command(
        name = "dead-letters",
        description = "List the records that services could not read, oldest first; show, redrive or resolve them.",
        subcommands = {ShowLetterCommand.class, RedriveLetterCommand.class, ResolveLetterCommand.class})
final class DeadLettersCommand implements Callable<Integer> {
    @Mixin
    private LetterFilter filter;

    @Option(names = "--status", paramLabel = "STATUS", description = "only those that are OPEN, REDRIVEN or RESOLVED")
    private String status;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        Map<String, String> asked = filter.given();
        if (status != null) {
            asked.put("status", status);
        }
        Client client = server.client();
        JsonNode page = client.deadLetters(asked, null);
        if (page.path("items").isEmpty()) {
            System.out.println("no dead letters");
        }
        page.path("items").forEach(DeadLettersCommand::print);
        while (page.hasNonNull("nextCursor")) {
            page = client.deadLetters(asked, page.path("nextCursor").asText());
            page.path("items").forEach(DeadLettersCommand::print);
        }
        return 0;
    }

    private static void print(JsonNode letter) {
        System.out.printf(
                "%s%n    %s  %s  %s  session %s%n    %s%n",
                letter.path("id").asText(),
                letter.path("status").asText(),
                letter.path("at").asText(),
                letter.path("origin").asText(),
                letter.path("session").asText("unknown"),
                SessionView.firstLine(letter.path(letter.hasNonNull("outcome") ? "outcome" : "cause")
                        .asText()));
    }
}
