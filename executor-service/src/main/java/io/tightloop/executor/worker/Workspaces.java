package io.tightloop.executor.worker;

import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds the folder in which a session's work happens; all of them are inside one root. */
public final class Workspaces {

    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final Path root;

    public Workspaces(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Real path of the item's workspace; a session's own folder is made when it is new. */
    Path of(WorkItem item) throws Refused {
        var path = item.getWorkspace().getPath();
        try {
            var real = Files.createDirectories(root).toRealPath();
            return path == null ? own(real, item.getSessionId()) : shared(real, path);
        } catch (IOException e) {
            throw Refused.noWorkspace("the workspace root " + root + " is unusable: " + e);
        }
    }

    private static Path own(Path root, String sessionId) throws IOException, Refused {
        if (!SESSION_ID.matcher(sessionId).matches() || sessionId.equals(".") || sessionId.equals("..")) {
            throw Refused.invalidInput("sessionId", sessionId + " cannot name a folder");
        }
        var folder = Files.createDirectories(root.resolve("sessions").resolve(sessionId))
                .toRealPath();
        return inside(root, folder, sessionId);
    }

    private static Path shared(Path root, String path) throws IOException, Refused {
        if (path.isBlank() || path.indexOf('\0') >= 0) {
            throw Refused.invalidInput("workspace.path", "is not the name of a folder");
        }
        var asked = root.resolve(path).normalize();
        inside(root, asked, path);
        if (!Files.isDirectory(asked)) {
            throw Refused.noWorkspace("workspace.path: there is no folder " + path + " in the workspace root");
        }
        return inside(root, asked.toRealPath(), path);
    }

    private static Path inside(Path root, Path folder, String asked) throws Refused {
        if (!folder.startsWith(root)) {
            throw Refused.noWorkspace("workspace.path: " + asked + " leaves the workspace root");
        }
        return folder;
    }
}
