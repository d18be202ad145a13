package io.tightloop.standalone.demo;

import io.tightloop.benchmarks.server.ServerLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A standalone server in a process of its own, by this process's Java and class path, always on the same ports. */
public final class ChildServer implements AutoCloseable {
    private static final int LOG_LINES = 5;

    private final Path log;
    private final ServerLine line;
    private volatile Process process;
    private volatile boolean ready;
    private boolean closed;

    /** @param folder its data, workspace and log; made when it is not there */
    public ChildServer(Path folder) throws IOException {
        this.line = new ServerLine(Files.createDirectories(folder));
        this.log = folder.resolve("server.log");
    }

    /**
     * Starts it and returns at once.
     *
     * @throws IOException when it cannot be started, or was closed
     */
    public synchronized void start() throws IOException {
        if (closed) {
            throw new IOException("the server was closed");
        }
        ready = false;
        process = ServerLine.withFilesOnly(new ProcessBuilder(line.command()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual()
                .start(() ->
                        output.lines().filter(said -> said.startsWith("ready ")).forEach(_ -> ready = true));
    }

    /**
     * Whether it takes work.
     *
     * @throws IOException when it has ended instead, with the last that it said
     */
    public boolean isReady() throws IOException {
        if (!ready && !process.isAlive()) {
            List<String> said = Files.readAllLines(log);
            throw new IOException("the server ended with exit code %d: %s"
                    .formatted(
                            process.exitValue(),
                            String.join("\n  ", said.subList(Math.max(0, said.size() - LOG_LINES), said.size()))));
        }
        return ready;
    }

    /** Ends it as a power cut would: SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Address of the API. */
    public URI uri() {
        return line.uri();
    }

    /** Address of its broker. */
    public String bootstrap() {
        return line.bootstrap();
    }

    /** Address of its schema registry. */
    public String registry() {
        return line.registry();
    }

    /** Ends it, in one way or the other. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            ServerLine.end(process);
        }
    }
}
