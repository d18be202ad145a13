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

    @Option(names = "--max-duration", description = "longest session since its start, for example 2h")
    private String maxDuration;

    @Option(names = "--token-budget", description = "input and output tokens allowed for the whole session")
    private Long tokenBudget;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode signal =
                JsonNodeFactory.instance.objectNode().put("signal", "CONTINUE").put("by", who.name());
        ObjectNode policy = limits();
        if (!policy.isEmpty()) {
            signal.set("policy", policy);
        }
        Client client = server.client();
        return Told.show(client, id, client.signal(id, signal));
    }

    private ObjectNode limits() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        if (maxRetries != null) {
            policy.put("maxRetries", maxRetries);
        }
        if (maxIterations != null) {
            policy.put("maxIterations", maxIterations);
        }
        if (maxDuration != null) {
            policy.put("maxDuration", maxDuration);
        }
        if (tokenBudget != null) {
            policy.put("tokenBudget", tokenBudget);
        }
        return policy;
    }
}
