package io.tightloop.standalone.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One process of the installation, which can be killed, paused and started again on the same folder and ports. */
final class Part {
    static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(25);

    private final String name;
    private final Path folder;
    private final Supplier<List<String>> command;
    private final Predicate<Part> ready;
    private volatile Process process;
    private volatile long saidBefore;

    /**
     * A part that does not run yet.
     *
     * @param folder its working folder, where its output goes too
     * @param command what starts it
     * @param ready whether it takes work, asked while it starts
     */
    Part(String name, Path folder, Supplier<List<String>> command, Predicate<Part> ready) {
        this.name = name;
        this.folder = folder;
        this.command = command;
        this.ready = ready;
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    /** Starts it and returns at once. */
    synchronized void start() {
        try {
            Files.createDirectories(folder);
            saidBefore = readyLines();
            process = new ProcessBuilder(command.get())
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log("out"))
                    .redirectError(log("err"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " does not start", e);
        }
    }

    private ProcessBuilder.Redirect log(String kind) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve(kind + ".log").toFile());
    }

    /** Waits until it takes work; one that ends instead is started again, as a supervisor would. */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!ready.test(this)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the %s was not ready within %d s; its output is in %s"
                        .formatted(name, START.toSeconds(), folder));
            }
            if (!process.isAlive()) {
                start();
            }
            Thread.sleep(50);
        }
    }

    /** Whether it has said since its last start that it is ready. */
    boolean saysReady() {
        return isRunning() && readyLines() > saidBefore;
    }

    private long readyLines() {
        var out = folder.resolve("out.log");
        if (!Files.exists(out)) {
            return 0;
        }
        try (var lines = Files.lines(out, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("ready ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and SIGKILL when it does not end; returns when it has ended: whether by itself. */
    boolean end() throws InterruptedException {
        process.destroy();
        if (process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        kill();
        return false;
    }

    /** SIGSTOP: it stands still and keeps its connections. */
    void pause() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void proceed() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("kill " + signal + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends it whatever it does. */
    void discard() {
        if (isRunning()) {
            process.destroyForcibly();
        }
    }
}
