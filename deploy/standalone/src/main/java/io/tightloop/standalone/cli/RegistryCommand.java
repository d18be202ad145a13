package io.tightloop.standalone.cli;

import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the schema registry alone: a part of an installation whose processes are to be killed one by one. */
@Command(name = "registry", hidden = true, description = "Run a schema registry on loopback, for tests and chaos.")
final class RegistryCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder of the registry")
    private Path data;

    @Option(names = "--port", required = true, description = "HTTP port")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var registry = LoopbackRegistry.start(data, port);
        return UntilStopped.keep(registry.uri().toString(), registry::close);
    }
}
