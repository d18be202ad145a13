package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the queues and their workers. */
@Command(name = "queues", description = "Show the queues: work that nobody has taken, and who takes work from them.")
final class QueuesCommand implements Callable<Integer> {
    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        Client client = server.client();
        System.out.printf("%-24s %8s  %-12s %s%n", "QUEUE", "WAITING", "OLDEST", "WORKERS");
        JsonNode page = client.queues(null);
        page.path("items").forEach(QueuesCommand::print);
        while (page.hasNonNull("nextCursor")) {
            page = client.queues(page.path("nextCursor").asText());
            page.path("items").forEach(QueuesCommand::print);
        }
        return 0;
    }

    private static void print(JsonNode queue) {
        System.out.printf(
                "%-24s %8s  %-12s %d%n",
                queue.path("queue").asText(),
                queue.path("depth").asText() + (queue.path("depthAtLeast").asBoolean() ? "+" : ""),
                queue.path("oldestAge").asText("-").replace("null", "-"),
                queue.path("workers").size());
        for (JsonNode worker : queue.path("workers")) {
            List<String> capabilities = new ArrayList<>();
            worker.path("capabilities").forEach(capability -> capabilities.add(capability.asText()));
            System.out.printf(
                    "    %s: seen %s, works at %d%s%n",
                    worker.path("worker").asText(),
                    worker.path("lastSeen").asText(),
                    worker.path("running").asInt(),
                    capabilities.isEmpty() ? "" : ", can " + String.join(", ", capabilities));
        }
    }
}
