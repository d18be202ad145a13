package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the sessions that were started for a session. */
@Command(name = "tree", description = "Show a session with the sessions that work for it.")
final class TreeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        JsonNode tree = server.client().tree(id);
        JsonNode parent = tree.path("parent");
        if (parent.hasNonNull("sessionId")) {
            System.out.println("below " + parent.path("sessionId").asText() + task(parent.path("taskId")));
        }
        print(tree, 0);
        if (tree.path("truncated").asBoolean()) {
            System.out.println("… and more");
        }
        return 0;
    }

    private static void print(JsonNode node, int depth) {
        String name = node.path("name").asText("");
        System.out.println("  ".repeat(depth) + node.path("sessionId").asText() + "  "
                + node.path("status").asText() + (name.isEmpty() ? "" : "  " + name) + task(node.path("task")));
        node.path("children").forEach(child -> print(child, depth + 1));
    }

    private static String task(JsonNode task) {
        String id = task.asText("");
        return id.isEmpty() || task.isNull() ? "" : "  for task " + id;
    }
}
