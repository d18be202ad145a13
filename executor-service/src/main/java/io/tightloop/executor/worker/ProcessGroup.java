package io.tightloop.executor.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process in a session of its own, with all that it starts. Without the setsid program only its living descendants
 * are reached, which the log says once.
 */
final class ProcessGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Optional<Path> SETSID = setsid();

    private final Process process;

    private ProcessGroup(Process process) {
        this.process = process;
    }

    /** Starts the program of the builder; its arguments are left as they are. */
    static ProcessGroup start(ProcessBuilder builder) throws IOException {
        SETSID.ifPresent(setsid -> builder.command().addFirst(setsid.toString()));
        return new ProcessGroup(builder.start());
    }

    InputStream output() {
        return process.getInputStream();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Whether the process itself ended in time. */
    boolean endsWithin(long timeoutMs) throws InterruptedException {
        return process.waitFor(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Ends whatever is left of the group: TERM, 2 s, KILL. An interrupt cuts the 2 s short. */
    void stop() {
        var descendants = process.descendants().toList();
        if (!terminate(descendants) || goneInGrace(descendants)) {
            return;
        }
        signal("KILL");
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean terminate(List<ProcessHandle> descendants) {
        descendants.forEach(ProcessHandle::destroy);
        if (SETSID.isEmpty()) {
            process.destroy();
        }
        signal("TERM");
        return alive(descendants);
    }

    private boolean goneInGrace(List<ProcessHandle> descendants) {
        long end = System.nanoTime() + GRACE.toNanos();
        while (alive(descendants)) {
            if (System.nanoTime() > end || !paused()) {
                return false;
            }
        }
        return true;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean alive(List<ProcessHandle> descendants) {
        return process.isAlive() || descendants.stream().anyMatch(ProcessHandle::isAlive) || signal("0");
    }

    /** Sends a signal to the whole group; false when there is none. Java itself cannot address a group. */
    private boolean signal(String name) {
        if (SETSID.isEmpty()) {
            return false;
        }
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " -- -" + process.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            LOG.warn("Process group {} cannot be signalled", process.pid(), e);
            return false;
        }
    }

    private static Optional<Path> setsid() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");
        var found = Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            LOG.warn("There is no setsid program: background processes of commands may outlive them");
        }
        return found;
    }
}
