package io.tightloop.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A standalone server in a process of its own, with the Java, the flags and the class path of this process. */
public final class ServerProcess implements AutoCloseable {
    private static final int LOG_LINES = 15;
    private static final long READY_SECONDS = 120;

    private final ServerFolder folder;
    private final Path log;
    private final ServerLine line;
    private final CountDownLatch said = new CountDownLatch(1);
    private final Process process;
    private final Thread hook = new Thread(this::end);
    private volatile boolean ready;
    private volatile long readyMs;

    private ServerProcess(ServerFolder folder, ServerLine line, UnaryOperator<ProcessBuilder> surroundings)
            throws IOException {
        this.folder = folder;
        this.line = line;
        log = folder.path().resolve("server.log");
        var builder = surroundings.apply(new ProcessBuilder(line.command()).redirectError(log.toFile()));
        long begun = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(hook);
        process.getOutputStream().close();
        var output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> listen(output, begun));
    }

    /**
     * Starts one, on the databases that the environment names, and returns when it takes work.
     *
     * @param folder its data, workspace and log; ends with it unless it is kept
     * @param environment further environment variables, for example settings
     * @throws IOException when it does not start, with the last that it said
     */
    public static ServerProcess start(ServerFolder folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        return ready(new ServerProcess(folder, new ServerLine(folder.path()), builder -> {
            builder.environment().putAll(environment);
            return builder;
        }));
    }

    /**
     * Starts one that records what Java loads and compiles in it.
     *
     * @param cache written when the server is stopped, see {@link #stop}
     * @throws IOException when it does not start, with the last that it said
     */
    public static ServerProcess training(ServerFolder folder, Path cache) throws IOException, InterruptedException {
        return ready(new ServerProcess(folder, ServerLine.training(folder.path(), cache), ServerLine::withFilesOnly));
    }

    private static ServerProcess ready(ServerProcess server) throws IOException, InterruptedException {
        boolean inTime = server.said.await(READY_SECONDS, TimeUnit.SECONDS);
        if (server.ready) {
            return server;
        }
        var what = inTime
                ? "ended with exit code " + server.process.exitValue()
                : "is not ready after " + READY_SECONDS + " s";
        var words = server.lastWords();
        server.close();
        throw new IOException("the server %s; it said last:%n%s".formatted(what, words));
    }

    private void listen(BufferedReader output, long begun) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("ready ")) {
                    readyMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                    ready = true;
                    said.countDown();
                }
            }
        } catch (IOException _) {
            // It is gone.
        }
        process.onExit().join();
        said.countDown();
    }

    /**
     * Says what is wrong when the process has ended by itself.
     *
     * @throws IOException when it has
     */
    public void check() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the server ended with exit code %d; it said last:%n%s"
                    .formatted(process.exitValue(), lastWords()));
        }
    }

    /** The end of its log. */
    public String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Time from the start of the process until it took work, ms. */
    public long readyMs() {
        return readyMs;
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

    /** Ends it in order, or after so many seconds in any way; its folder is still there. */
    public void stop(long seconds) {
        ServerLine.end(process, seconds);
    }

    /** Ends it, in one way or the other. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // This process is ending, too.
        }
    }

    private void end() {
        ServerLine.end(process);
        folder.end();
    }
}
