package io.tightloop.baton.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a service's stores. Those that a killed process left are not to be trusted, because what it had not
 * committed may be in them: they are dropped before Streams finds them, task by task, when it is about to work, and the
 * stores are made anew from their changelogs.
 */
final class LocalState {
    /** {@code <state folder>/<application>/<subtopology>_<partition>}, as Streams documents it. */
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    private static final String CLOSED = "closed-in-order";

    private final Path folder;

    /** @param folder of the application, which may not be there yet and which this process alone uses */
    LocalState(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins to use the files.
     *
     * @throws UncheckedIOException when they cannot be read or deleted
     */
    void open() {
        try {
            if (!Files.deleteIfExists(folder.resolve(CLOSED)) && Files.isDirectory(folder)) {
                drop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the local state in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private void drop() throws IOException {
        List<Path> tasks;
        try (var entries = Files.list(folder)) {
            tasks = entries.filter(entry ->
                            TASK.matcher(entry.getFileName().toString()).matches())
                    .toList();
        }
        for (Path task : tasks) {
            try (var files = Files.walk(task)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** All stores were closed in order: the next process may go on with their files. */
    void closed() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(CLOSED), "");
        } catch (IOException e) {
            throw new UncheckedIOException("the local state in " + folder + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
