package io.tightloop.standalone.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which server a command talks to. */
final class ServerOption {
    @Option(names = "--server", description = "server address (default: $TIGHTLOOP_URL or http://127.0.0.1:8080)")
    private URI server;

    Client client() {
        String configured = System.getenv("TIGHTLOOP_URL");
        URI fallback = URI.create(configured == null || configured.isBlank() ? "http://127.0.0.1:8080" : configured);
        return new Client(server == null ? fallback : server);
    }
}
