package io.tightloop.standalone.system;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The standalone server as a process that can be killed and started again on the same data and ports. */
final class StandaloneProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final List<String> flags;
    private final Map<String, String> environment;
    private final int kafkaPort = freePort();
    private final int registryPort = freePort();
    private int port;
    private JavaProcess process;

    private StandaloneProcess(Path folder, List<String> flags, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.flags = flags;
        this.environment = environment;
        Files.createDirectories(workspace());
    }

    /** A server that is ready, with its data, workspace and output in this folder. */
    static StandaloneProcess start(Path folder) throws IOException {
        return start(folder, List.of());
    }

    /** The same with these flags of Java, for example settings as properties. */
    static StandaloneProcess start(Path folder, List<String> flags) throws IOException {
        return start(folder, flags, Map.of());
    }

    /** The same with these variables beside those of this process. */
    static StandaloneProcess start(Path folder, List<String> flags, Map<String, String> environment)
            throws IOException {
        var server = new StandaloneProcess(folder, flags, environment);
        server.start();
        return server;
    }

    /** Starts it after it ended and returns when it is ready: how long that took. */
    Duration start() throws IOException {
        long begin = System.nanoTime();
        process = JavaProcess.commandLine(folder, flags, environment, arguments());
        port = URI.create(process.awaitLine("ready http://", START).substring("ready ".length()))
                .getPort();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private List<String> arguments() {
        return List.of(
                "up",
                "--port",
                Integer.toString(port),
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--registry-port",
                Integer.toString(registryPort),
                "--data",
                folder.resolve("data").toString(),
                "--workspace",
                workspace().toString());
    }

    /** Ends it as a power cut would. */
    void kill9() {
        process.kill();
    }

    /** Ends it as an operator would and returns the exit code. */
    int terminate(Duration longest) throws InterruptedException {
        process.terminate();
        return process.awaitExit(longest);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Api api() {
        return new Api(uri());
    }

    Journal journal() {
        return new Journal("127.0.0.1:" + kafkaPort, "http://127.0.0.1:" + registryPort);
    }

    Path workspace() {
        return folder.resolve("workspace");
    }

    /** The folder of a session that names none. */
    Path workspace(String sessionId) {
        return workspace().resolve("sessions").resolve(sessionId);
    }

    JavaProcess process() {
        return process;
    }

    /** Standard output of the running process. */
    String output() {
        return process.output();
    }

    /** Standard error of the running process. */
    String errors() {
        return process.errors();
    }

    @Override
    public void close() {
        process.close();
    }

    /** A free port below those that the system gives to outgoing connections. */
    static int freePort() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(
                    ThreadLocalRandom.current().nextInt(12_000, 20_000), 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException e) {
                System.out.println("a port is taken: " + e.getMessage());
            }
        }
    }
}
