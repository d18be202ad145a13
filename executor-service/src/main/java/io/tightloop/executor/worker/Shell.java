package io.tightloop.executor.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs shell commands, each with all that it starts inside the time that it has. */
final class Shell {

    private static final Duration OUTPUT_GRACE = Duration.ofMillis(500);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path program;

    Shell(Path program) {
        this.program = program;
    }

    /**
     * What to run.
     *
     * @param environment all of it; nothing else is inherited
     * @param timeoutMs longest run in ms
     */
    record Command(String text, Path folder, Map<String, String> environment, long timeoutMs) {}

    /**
     * What came of it.
     *
     * @param exitCode meaningless when it timed out
     * @param output stdout and stderr, merged in order; to be closed
     */
    record Outcome(boolean timedOut, int exitCode, CapturedOutput output, long durationMs) {}

    /**
     * Runs a command; what it has left in the background is ended with it.
     *
     * @throws IOException when it cannot be started
     * @throws InterruptedException when it was called off; its processes are gone by then
     */
    Outcome run(Command command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var group = ProcessGroup.start(builder(command));
        var output = new CapturedOutput();
        try {
            return outcome(command, group, output, start);
        } catch (InterruptedException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private static Outcome outcome(Command command, ProcessGroup group, CapturedOutput output, long start)
            throws InterruptedException {
        var pump = Thread.ofPlatform().daemon().name("command-output").start(() -> pump(group.output(), output));
        boolean ended = awaitAndStop(group, command.timeoutMs());
        // A process that left the group may keep the pipe open for ever: what has come by now is the output.
        pump.join(OUTPUT_GRACE);
        output.seal();
        long durationMs = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Outcome(!ended, ended ? group.exitCode() : -1, output, durationMs);
    }

    private static boolean awaitAndStop(ProcessGroup group, long timeoutMs) throws InterruptedException {
        try {
            return group.endsWithin(timeoutMs);
        } finally {
            group.stop();
        }
    }

    private ProcessBuilder builder(Command command) throws IOException {
        if (!Files.isExecutable(program)) {
            throw new IOException("there is no " + program + " on this machine");
        }
        var builder = new ProcessBuilder(new ArrayList<>(List.of(program.toString(), "-c", command.text())))
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return builder;
    }

    private static void pump(InputStream from, CapturedOutput to) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.add(buffer, n);
            }
        } catch (IOException e) {
            // The stream is closed when the process ends while a descendant still holds it.
            to.seal();
        }
    }
}
