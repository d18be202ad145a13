package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a session at once; it can be continued. */
@Command(name = "break", description = "End a session at once as INTERRUPTED; 'continue' resumes it.")
final class BreakCommand implements Callable<Integer> {
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
        ObjectNode signal =
                JsonNodeFactory.instance.objectNode().put("signal", "BREAK").put("by", who.name());
        if (!reason.isEmpty()) {
            signal.put("reason", reason);
        }
        Client client = server.client();
        return Told.show(client, id, client.signal(id, signal));
    }
}
