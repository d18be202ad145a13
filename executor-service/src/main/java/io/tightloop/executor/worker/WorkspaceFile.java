package io.tightloop.executor.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds a file inside a workspace by its relative path, and follows no link that leaves it. */
final class WorkspaceFile {

    private WorkspaceFile() {}

    /** The file or folder that the path means, links followed; it need not exist. */
    static Path target(Path workspace, String field, String path) throws IOException, Refused {
        return walk(workspace, field, names(field, path), true);
    }

    /** The entry of that name, a link itself when it is one; it need not exist. */
    static Path entry(Path workspace, String field, String path) throws IOException, Refused {
        return walk(workspace, field, names(field, path), false);
    }

    private static Path names(String field, String path) throws Refused {
        if (path == null || path.isBlank()) {
            throw Refused.invalidInput(field, "is missing");
        }
        var names = parse(field, path);
        for (Path name : names) {
            if (name.toString().equals("..")) {
                throw Refused.outsideWorkspace(field, path);
            }
        }
        if (names.isAbsolute()) {
            throw Refused.outsideWorkspace(field, path);
        }
        return names.normalize();
    }

    private static Path parse(String field, String path) throws Refused {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw Refused.invalidInput(field, "is not a path: " + e.getReason());
        }
    }

    private static Path walk(Path workspace, String field, Path names, boolean followLast) throws IOException, Refused {
        var here = workspace;
        for (int i = 0; i < names.getNameCount(); i++) {
            here = here.resolve(names.getName(i));
            boolean follow = followLast || i < names.getNameCount() - 1;
            if (follow && Files.isSymbolicLink(here)) {
                here = followed(workspace, field, names, here);
            }
        }
        return here;
    }

    private static Path followed(Path workspace, String field, Path names, Path link) throws IOException, Refused {
        if (!Files.exists(link)) {
            throw Refused.invalidInput(field, names + " goes through a link to nowhere");
        }
        var real = link.toRealPath();
        if (!real.startsWith(workspace)) {
            throw Refused.outsideWorkspace(field, names.toString());
        }
        return real;
    }
}
