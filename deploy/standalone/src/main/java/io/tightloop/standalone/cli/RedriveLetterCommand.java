package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Redrives one dead letter, or all that are open. */
@Command(name = "redrive", description = "Redrive a dead letter, or all that are open; repeating it does no harm.")
final class RedriveLetterCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Which which;

    @Mixin
    private LetterFilter filter;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    /** One, or all. */
    private static final class Which {
        @Parameters(paramLabel = "ID", description = "id of the dead letter")
        private String id;

        @Option(names = "--all", description = "all that are open and match --service, --session and --topic")
        private boolean all;
    }

    @Override
    public Integer call() throws IOException {
        return which.all ? all(server.client()) : one(server.client());
    }

    private int one(Client client) throws IOException {
        JsonNode outcome = client.redriveLetter(which.id, terms());
        System.out.println(
                outcome.path("result").asText() + ": " + outcome.path("detail").asText());
        return 0;
    }

    private int all(Client client) throws IOException {
        ObjectNode terms = terms();
        filter.given().forEach(terms::put);
        int redriven = 0;
        int resolved = 0;
        int pending = 0;
        int failed = 0;
        JsonNode summary;
        do {
            summary = client.redriveLetters(terms);
            redriven += summary.path("redriven").asInt();
            resolved += summary.path("resolved").asInt();
            pending += summary.path("pending").asInt();
            failed += summary.path("errors").size();
            summary.path("errors").forEach(RedriveLetterCommand::print);
            terms.set("cursor", summary.path("nextCursor"));
        } while (summary.hasNonNull("nextCursor"));
        System.out.printf(
                "%d redriven, %d with nothing left to redrive, %d not answered yet, %d could not be redriven%n",
                redriven, resolved, pending, failed);
        return failed == 0 ? 0 : 1;
    }

    private ObjectNode terms() {
        return JsonNodeFactory.instance.objectNode().put("by", who.name());
    }

    private static void print(JsonNode error) {
        System.out.println(
                error.path("id").asText() + "\n    " + error.path("detail").asText());
    }
}
