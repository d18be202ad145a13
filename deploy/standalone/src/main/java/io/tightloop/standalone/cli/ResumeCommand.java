package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about a suspension. */
@Command(
        name = "resume",
        description = "End the suspension of a session: --approve (what is meant without an option) or --reject one"
                + " that waits for a person, --force any.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @ArgGroup
    private Decision decision;

    @Option(names = "--comment", paramLabel = "TEXT", description = "why, in words")
    private String comment;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    /** One of the three, or none of them. */
    private static final class Decision {
        @Option(names = "--approve", required = true, description = "it may go on")
        private boolean approve;

        @Option(names = "--reject", required = true, description = "it may not go on as it is")
        private boolean reject;

        @Option(names = "--force", required = true, description = "it goes on, whatever it waits for")
        private boolean force;

        @Option(names = "--status", required = true, description = "decide nothing: show what it waits for")
        private boolean status;

        private String word() {
            if (force) {
                return "FORCE";
            }
            return reject ? "REJECT" : "APPROVE";
        }
    }

    @Override
    public Integer call() throws IOException {
        Client client = server.client();
        if (decision != null && decision.status) {
            SuspensionView.lines(client.session(id, null)).forEach(System.out::println);
            return 0;
        }
        ObjectNode resume = JsonNodeFactory.instance
                .objectNode()
                .put("decision", decision == null ? "APPROVE" : decision.word())
                .put("by", who.name());
        if (comment != null) {
            resume.put("comment", comment);
        }
        return Told.show(client, id, client.resume(id, resume));
    }
}
