package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one session, or the latest ones. */
@Command(name = "status", description = "Show a session with its tasks and criteria, or list the latest sessions.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "session id")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        SessionView view = new SessionView(System.out);
        if (id == null) {
            JsonNode page = server.client().sessions();
            view.list(page);
        } else {
            view.session(server.client().session(id, null));
        }
        return 0;
    }
}
