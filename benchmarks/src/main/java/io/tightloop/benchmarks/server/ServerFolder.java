package io.tightloop.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where a server keeps its data.
 *
 * @param path the folder
 * @param kept whether it stays when the server has ended
 */
public record ServerFolder(Path path, boolean kept) {

    /** @param wanted a folder that is kept; null for a new one that is deleted */
    public static ServerFolder of(Path wanted) throws IOException {
        if (wanted == null) {
            return new ServerFolder(Files.createTempDirectory("tightloop-bench"), false);
        }
        Files.createDirectories(wanted);
        try (var files = Files.list(wanted)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException("--folder: " + wanted + " is not empty");
            }
        }
        return new ServerFolder(wanted, true);
    }

    void end() {
        if (kept || !Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(ServerFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("bench: " + path + " is left behind: " + e.getMessage());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
