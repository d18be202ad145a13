package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.Fault.Healed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A file system of 4 MiB below the executor's state, which is filled up; its process is killed while it is full. */
final class FullDisk {
    static final String VICTIM = "executor";
    private static final Duration FULL = Duration.ofSeconds(5);

    private FullDisk() {}

    /** Mounts the small file system; does nothing where that is not allowed. */
    static void mount(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tightloop-chaos", data.toString());
    }

    static void unmount(Path data) {
        run("umount", "-l", data.toString());
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            // No such command here: the fault says that it is skipped.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Healed run(Stage stage, Random dice) throws InterruptedException {
        var part = stage.installation().part(VICTIM);
        var data = part.folder().resolve("data");
        if (!isSmall(data)) {
            return Healed.because("a small file system could not be mounted (needs root and tmpfs)");
        }
        var filler = data.resolve("filler");
        fill(filler);
        stage.say().line("  %s: its disk is full; killed and started again on it", VICTIM);
        part.kill();
        part.start();
        Thread.sleep(FULL);
        delete(filler);
        stage.say().line("  %s: its disk has room again", VICTIM);
        var healed = Healed.now();
        part.awaitReady();
        return healed;
    }

    private static boolean isSmall(Path data) {
        try {
            return Files.getFileStore(data).type().equals("tmpfs")
                    && Files.getFileStore(data).getTotalSpace() <= 4 << 20;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path filler) {
        var block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // No space left, which is what was wanted.
            return;
        }
    }

    private static void delete(Path filler) {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
