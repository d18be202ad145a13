package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question of a session. */
@Command(name = "confirm", description = "Answer a question; without CONFIRMATION the only open one.")
final class ConfirmCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "session id")
    private String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CONFIRMATION", description = "id of the question")
    private String confirmation;

    @ArgGroup(multiplicity = "1")
    private Answer answer;

    @Option(names = "--feedback", paramLabel = "TEXT", description = "with --yes or --edit: what was seen")
    private String feedback;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    /** One of the five answers. */
    private static final class Answer {
        @Option(names = "--yes", required = true, description = "it is good")
        private boolean yes;

        @Option(names = "--no", required = true, paramLabel = "TEXT", description = "it is not, and why")
        private String no;

        @Option(names = "--review", required = true, paramLabel = "TEXT", description = "a question to the worker")
        private String review;

        @Option(names = "--skip", required = true, paramLabel = "TEXT", description = "leave it out, and why")
        private String skip;

        @Option(
                names = "--edit",
                required = true,
                paramLabel = "FILE",
                description = "do the tasks in this file instead")
        private Path edit;

        private ObjectNode json() throws IOException {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (no != null) {
                return json.put("answer", "NO").put("feedback", no);
            }
            if (review != null) {
                return json.put("answer", "REVIEW").put("feedback", review);
            }
            if (skip != null) {
                return json.put("answer", "SKIP").put("feedback", skip);
            }
            if (edit != null) {
                json.set("tasks", YamlFile.tasks(edit));
                return json.put("answer", "EDIT");
            }
            return json.put("answer", "YES");
        }
    }

    @Override
    public Integer call() throws IOException {
        ObjectNode json = answer.json().put("by", who.name());
        if (feedback != null && !json.has("feedback")) {
            json.put("feedback", feedback);
        }
        Client client = server.client();
        String question = confirmation == null ? onlyOne(client.session(id, null)) : confirmation;
        return Told.show(client, id, client.answer(id, question, json));
    }

    private String onlyOne(JsonNode session) throws IOException {
        JsonNode open = session.path("confirmations");
        if (open.isEmpty()) {
            throw new IOException("nothing is asked in " + id);
        }
        if (open.size() > 1) {
            StringBuilder text = new StringBuilder("several questions are open, name one:");
            open.forEach(question -> text.append("\n  ").append(SessionView.question(question)));
            throw new IOException(text.toString());
        }
        return open.path(0).path("confirmationId").asText();
    }
}
