package io.tightloop.standalone.directory;

import java.nio.file.Path;

/** A data directory that a live process already uses. */
public final class DirectoryInUse extends IllegalStateException {

    DirectoryInUse(Path directory, String owner) {
        super("The directory %s is already used by process %s. Stop that process, or choose another directory."
                .formatted(directory.toAbsolutePath(), owner.isEmpty() ? "(unknown)" : owner));
    }
}
