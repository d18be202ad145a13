package io.tightloop.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A standalone server in a process of its own, by this process's Java and class path, always on the same ports. */
public final class ChildServer implements AutoCloseable {
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int LOG_LINES = 5;
    private static final long END_SECONDS = 5;

    private final Path folder;
    private final Path log;
    private final int port = freePort();
    private final int kafkaPort = freePort();
    private final int registryPort = freePort();
    private volatile Process process;
    private volatile boolean ready;
    private boolean closed;

    /** @param folder its data, workspace and log; made when it is not there */
    public ChildServer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
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
        process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual()
                .start(() ->
                        output.lines().filter(line -> line.startsWith("ready ")).forEach(_ -> ready = true));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib:"))
                .forEach(command::add);
        // What is killed must not be writing the archive that others read.
        command.add("-XX:-AutoCreateSharedArchive");
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "io.tightloop.standalone.cli.Tightloop", "up"));
        command.addAll(List.of("--port", Integer.toString(port), "--kafka-port", Integer.toString(kafkaPort)));
        command.addAll(List.of("--registry-port", Integer.toString(registryPort)));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        return command;
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
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Address of its broker. */
    public String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Address of its schema registry. */
    public String registry() {
        return "http://127.0.0.1:" + registryPort;
    }

    /** Ends it, in one way or the other. */
    @Override
    public synchronized void close() {
        closed = true;
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        running.onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .exceptionallyCompose(_ -> running.destroyForcibly().onExit())
                .join();
    }

    /** Below those that the system gives to outgoing connections, so that it is still free after a kill. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken: another one is tried.
            }
        }
    }
}
