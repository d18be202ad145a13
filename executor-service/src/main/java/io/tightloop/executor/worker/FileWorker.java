package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.baton.Sha256;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes, deletes and checks files of the session's workspace; never one outside it. */
public final class FileWorker implements Worker {

    private static final List<String> FIELDS = List.of("path", "content", "delete");

    private final Workspaces workspaces;
    private final FileCheck check;

    /** Worker of this name, which its evidence carries. */
    public FileWorker(String name, Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.check = new FileCheck(name, clock);
    }

    @Override
    public String queue() {
        return "file";
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        try {
            return switch (item.getKind()) {
                case EXECUTE -> execute(Input.of(item, FIELDS), workspaces.of(item));
                case VERIFY, POLL -> check.run(item, workspaces.of(item));
                case PLAN, UNKNOWN -> throw Refused.invalidInput("kind", "this worker does no " + item.getKind());
            };
        } catch (Refused e) {
            return e.result();
        } catch (IOException e) {
            return new Result.Failed("file_error", Text.first(e.toString(), Text.MESSAGE_BYTES), true);
        }
    }

    private static Result execute(Input input, Path workspace) throws Refused, IOException {
        var path = input.string("path");
        boolean delete = input.flag("delete");
        if (delete == input.has("content")) {
            throw Refused.invalidInput("content", "either content or delete: true must be given");
        }
        return delete ? delete(workspace, path) : write(workspace, path, input.string("content"));
    }

    private static Result write(Path workspace, String path, String content) throws Refused, IOException {
        var target = WorkspaceFile.target(workspace, "path", path);
        if (Files.isDirectory(target)) {
            throw Refused.invalidInput("path", path + " is a folder");
        }
        var bytes = content.getBytes(UTF_8);
        replace(target, bytes);
        var digest = Sha256.digest();
        digest.update(bytes);
        return Result.Done.with(JsonNodeFactory.instance
                .objectNode()
                .put("path", path)
                .put("bytes", bytes.length)
                .put("sha256", Sha256.hex(digest))
                .toString());
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Files.createDirectories(target.getParent());
        var draft = target.resolveSibling(".tightloop-" + UUID.randomUUID());
        try {
            Files.write(draft, bytes, CREATE_NEW);
            Files.move(draft, target, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Result delete(Path workspace, String path) throws Refused, IOException {
        var entry = WorkspaceFile.entry(workspace, "path", path);
        if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) {
            throw Refused.invalidInput("path", path + " is a folder");
        }
        boolean deleted = Files.deleteIfExists(entry);
        return Result.Done.with(JsonNodeFactory.instance
                .objectNode()
                .put("path", path)
                .put("deleted", deleted)
                .toString());
    }
}
