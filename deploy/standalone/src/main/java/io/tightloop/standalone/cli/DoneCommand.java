package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a session is done. */
@Command(
        name = "done",
        description = "Complete a session; refused while a criterion is unproven, unless its policy lets go of it.")
final class DoneCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Option(names = "--reason", defaultValue = "", description = "why, in words")
    private String reason;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode signal = JsonNodeFactory.instance
                .objectNode()
                .put("signal", "DONE")
                .put("reason", reason)
                .put("by", who.name());
        Client client = server.client();
        return Told.show(client, id, client.signal(id, signal));
    }
}
