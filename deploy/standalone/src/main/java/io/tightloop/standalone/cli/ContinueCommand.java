package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resumes an ended session where it ended. */
@Command(name = "continue", description = "Resume an ended session where it ended, with raised limits if given.")
final class ContinueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Option(names = "--max-retries", description = "failed verifications allowed per criterion from now on")
    private Integer maxRetries;

    @Option(names = "--max-iterations", description = "iterations allowed from now on")
    private Integer maxIterations;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode signal = JsonNodeFactory.instance.objectNode().put("signal", "CONTINUE");
        if (maxRetries != null || maxIterations != null) {
            ObjectNode policy = signal.putObject("policy");
            if (maxRetries != null) {
                policy.put("maxRetries", maxRetries);
            }
            if (maxIterations != null) {
                policy.put("maxIterations", maxIterations);
            }
        }
        Client client = server.client();
        String version = client.signal(id, signal).path("version").asText(null);
        new SessionView(System.out).session(client.session(id, version));
        return 0;
    }
}
