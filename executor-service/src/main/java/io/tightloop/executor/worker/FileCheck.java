package io.tightloop.executor.worker;

import io.tightloop.baton.Sha256;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Verifies that a file exists and, when asked, that it contains a text. */
final class FileCheck {

    /** Largest file in bytes that is searched for a text; a larger one is inconclusive. */
    static final long SEARCHED_BYTES = 64L * 1024 * 1024;

    private static final int QUOTED_BYTES = 1024;

    private final String name;
    private final Clock clock;

    FileCheck(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    Result run(WorkItem item, Path workspace) throws Refused, IOException, InterruptedException {
        var check = Input.check(item, CheckType.FILE);
        var path = check.getPath();
        var file = WorkspaceFile.target(workspace, "check.path", path);
        if (!Files.exists(file)) {
            return verified(Verdict.FAILED, path + ": missing");
        }
        if (!Files.isRegularFile(file)) {
            var what = Files.isDirectory(file) ? "a folder" : "not a regular file";
            return verified(Verdict.FAILED, path + ": " + what + ", expected a file");
        }
        return check.getContains() == null ? exists(path, file) : contains(path, file, check.getContains());
    }

    private Result exists(String path, Path file) throws IOException, InterruptedException {
        var scan = FileScan.of(file, "");
        return verified(Verdict.PASSED, path + ": " + scan.bytes() + " bytes", scan.sha256());
    }

    private Result contains(String path, Path file, String text) throws IOException, InterruptedException {
        long size = Files.size(file);
        if (size > SEARCHED_BYTES) {
            return verified(
                    Verdict.INCONCLUSIVE,
                    path + ": " + size + " bytes, too large to be searched (at most " + SEARCHED_BYTES + ")");
        }
        var scan = FileScan.of(file, text);
        var quoted = "\"" + Text.first(text, QUOTED_BYTES) + "\"";
        return verified(
                scan.found() ? Verdict.PASSED : Verdict.FAILED,
                path + ": " + scan.bytes() + " bytes, " + (scan.found() ? "contains " : "does not contain ") + quoted,
                scan.sha256());
    }

    private Result verified(Verdict verdict, String summary) {
        return verified(verdict, summary, Sha256.hex(Sha256.digest()));
    }

    private Result verified(Verdict verdict, String summary, String hash) {
        var bounded = Text.first(summary, Text.MESSAGE_BYTES);
        return Result.Done.verified(verdict, new Evidence("file", bounded, hash, name, clock.millis(), null));
    }
}
