package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a session's audit. */
@Command(
        name = "observations",
        description = "Show every question, answer, signal, verdict, waiver and decision of a session, oldest first.")
final class ObservationsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        Client client = server.client();
        JsonNode page = client.observations(id, null);
        page.path("items").forEach(ObservationsCommand::print);
        while (page.hasNonNull("nextCursor")) {
            page = client.observations(id, page.path("nextCursor").asText());
            page.path("items").forEach(ObservationsCommand::print);
        }
        return 0;
    }

    private static void print(JsonNode observation) {
        String subject = observation.path("subject").asText("");
        String by = observation.path("by").asText("");
        System.out.printf(
                "%-24s %3s  %-10s %s%s%s%n",
                observation.path("at").asText(),
                observation.path("iteration").asText("-"),
                observation.path("kind").asText(),
                subject.isEmpty() ? "" : subject + " — ",
                SessionView.firstLine(observation.path("summary").asText()),
                by.isEmpty() ? "" : " (" + by + ")");
    }
}
