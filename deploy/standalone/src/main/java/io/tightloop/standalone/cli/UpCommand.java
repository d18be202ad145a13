package io.tightloop.standalone.cli;

import io.tightloop.standalone.server.Server;
import io.tightloop.standalone.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a standalone server until it is told to stop. */
@Command(
        name = "up",
        description = "Run everything in this process, on loopback; prints 'ready URL' when it can take work.")
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "HTTP port, 0 for a free one (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--kafka-port",
            defaultValue = "9092",
            description = "Kafka port, 0 for a free one (default ${DEFAULT-VALUE})")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            description = "schema registry port, 0 for a free one (default ${DEFAULT-VALUE})")
    private int registryPort;

    @Option(names = "--data", defaultValue = ".tightloop/data", description = "data folder (default ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--workspace",
            defaultValue = ".tightloop/workspace",
            description = "folder in which workers work (default ${DEFAULT-VALUE})")
    private Path workspace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Server server = Server.start(new ServerOptions(port, kafkaPort, registryPort, data, workspace, false));
        return UntilStopped.keep(server.uri().toString(), server::close);
    }
}
