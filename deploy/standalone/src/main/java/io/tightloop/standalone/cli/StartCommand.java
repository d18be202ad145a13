package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in a brief. */
@Command(name = "start", description = "Start a session from a brief (YAML or JSON).")
final class StartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BRIEF", description = "file with the brief")
    private Path brief;

    @Option(
            names = {"--watch", "--wait"},
            description = "show progress until the session ends or waits for people; exit 0 only when it is COMPLETED")
    private boolean watch;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        Client client = server.client();
        JsonNode answer = client.start(YamlFile.brief(brief));
        String id = answer.path("sessionId").asText();
        if (!watch) {
            System.out.println(id);
            return 0;
        }
        JsonNode last = new Watch(client, System.out)
                .untilEnd(id, answer.path("version").asText(null));
        SessionView view = new SessionView(System.out);
        switch (last.path("status").asText()) {
            case "AWAITING" -> view.awaiting(last);
            case "SUSPENDED" -> view.suspended(last);
            default -> view.evidence(last);
        }
        return last.path("status").asText().equals("COMPLETED") ? 0 : 1;
    }
}
