package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles a dead letter that nobody will redrive. */
@Command(name = "resolve", description = "Settle a dead letter without a redrive, for example one that is no message.")
final class ResolveLetterCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "id of the dead letter")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why nothing more is to be done")
    private String reason;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        var letter = server.client()
                .resolveLetter(
                        id,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("reason", reason)
                                .put("by", who.name()));
        System.out.println(
                letter.path("status").asText() + ": " + letter.path("outcome").asText());
        return 0;
    }
}
