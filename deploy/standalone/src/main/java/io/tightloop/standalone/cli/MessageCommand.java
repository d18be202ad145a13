package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the workers of a session something. */
@Command(
        name = "message",
        description = "Tell the workers of a session something; who works for it hears it with the next sign of life.")
final class MessageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "session id")
    private String id;

    @Parameters(index = "1", paramLabel = "TEXT", description = "what to tell, at most 8,192 characters")
    private String text;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("text", text).put("by", who.name());
        JsonNode answer = server.client().message(id, message);
        boolean isPending = answer.path("status").asText().equals("PENDING");
        System.out.println(isPending ? "sent, but not answered yet: command " + command(answer) : "sent");
        return 0;
    }

    private static String command(JsonNode answer) {
        return answer.path("commandId").asText();
    }
}
