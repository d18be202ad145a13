package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.deleting;
import static io.tightloop.executor.worker.WorkItems.fileCheck;
import static io.tightloop.executor.worker.WorkItems.taskWith;
import static io.tightloop.executor.worker.WorkItems.writing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Sha256;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWorkerTest {

    @TempDir
    Path root;

    private Path workspace;
    private FileWorker worker;

    @BeforeEach
    void worker() throws IOException {
        workspace = Files.createDirectories(root.resolve("sessions").resolve(WorkItems.SESSION));
        worker = new FileWorker("host-1", new Workspaces(root), Clock.systemUTC());
    }

    @Test
    void a_file_that_contains_the_text_passes() throws Exception {
        write("NOTES.md", "version 1.0");
        var done = done(fileCheck("NOTES.md", "1.0").item());
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done.evidence().getSummary()).isEqualTo("NOTES.md: 11 bytes, contains \"1.0\"");
        assertThat(done.evidence().getHash()).isEqualTo(hashOf("version 1.0"));
        assertThat(done.evidence().getKind()).isEqualTo("file");
    }

    @Test
    void a_poll_of_a_suspension_is_a_check_like_any_other() throws Exception {
        var poll = fileCheck("go", null).kind(WorkKind.POLL).item();
        assertThat(done(poll).verdict()).isEqualTo(Verdict.FAILED);
        write("go", "");
        assertThat(done(poll).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done(poll).evidence().getSummary()).isEqualTo("go: 0 bytes");
    }

    @Test
    void a_file_without_the_text_fails() throws Exception {
        write("NOTES.md", "version 2");
        var done = done(fileCheck("NOTES.md", "1.0").item());
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).isEqualTo("NOTES.md: 9 bytes, does not contain \"1.0\"");
    }

    @Test
    void a_missing_file_fails() throws Exception {
        var done = done(fileCheck("NOTES.md", null).item());
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).isEqualTo("NOTES.md: missing");
    }

    @Test
    void a_file_that_must_only_exist_passes() throws Exception {
        write("NOTES.md", "");
        var done = done(fileCheck("NOTES.md", null).item());
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done.evidence().getSummary()).isEqualTo("NOTES.md: 0 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_530, 65_535, 65_536, 131_070, 200_000})
    void a_text_is_found_wherever_it_stands(int before) throws Exception {
        write("big", "x".repeat(before) + "needle" + "x".repeat(100));
        assertThat(done(fileCheck("big", "needle").item()).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done(fileCheck("big", "needles").item()).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void a_file_too_large_to_be_searched_is_inconclusive() throws Exception {
        try (var file = new RandomAccessFile(workspace.resolve("huge").toFile(), "rw")) {
            file.setLength(FileCheck.SEARCHED_BYTES + 1);
        }
        assertThat(done(fileCheck("huge", "text").item()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "docs/", "docs/.", "link", ".", "./"})
    void a_folder_is_not_the_file_that_must_exist(String path) throws Exception {
        Files.createDirectory(workspace.resolve("docs"));
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("docs"));
        for (var item : new WorkItems[] {fileCheck(path, null), fileCheck(path, "1.0")}) {
            var done = done(item.item());
            assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(done.evidence().getSummary()).isEqualTo(path + ": a folder, expected a file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "docs/", "."})
    void a_folder_is_neither_written_nor_deleted(String path) throws Exception {
        Files.createDirectory(workspace.resolve("docs"));
        for (var item : new WorkItems[] {writing(path, "x"), deleting(path)}) {
            var failed = failed(item.item());
            assertThat(failed.message()).isEqualTo("path: " + path + " is a folder");
            assertThat(failed.retryable()).isFalse();
        }
        assertThat(workspace.resolve("docs")).isDirectory();
    }

    @Test
    void an_unknown_field_is_refused_by_name() throws Exception {
        var failed =
                failed(taskWith("file", "{\"path\":\"a\",\"contents\":\"x\"}").item());
        assertThat(failed.message()).isEqualTo("contents: unknown field; did you mean 'content'?");
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void writing_replaces_a_file_and_makes_its_folders() throws Exception {
        done(writing("docs/a.txt", "old").item());
        var done = done(writing("docs/a.txt", "new").item());
        assertThat(workspace.resolve("docs/a.txt")).hasContent("new");
        assertThat(workspace.resolve("docs")).isDirectoryNotContaining("glob:**/.tightloop-*");
        assertThat(done.output()).contains("\"bytes\":3", hashOf("new"));
    }

    @Test
    void deleting_twice_is_done_twice() throws Exception {
        write("a", "x");
        assertThat(done(deleting("a").item()).output()).contains("\"deleted\":true");
        assertThat(done(deleting("a").item()).output()).contains("\"deleted\":false");
        assertThat(workspace.resolve("a")).doesNotExist();
    }

    @Test
    void deleting_a_link_leaves_what_it_leads_to() throws Exception {
        write("a", "x");
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("a"));
        done(deleting("link").item());
        assertThat(workspace.resolve("link")).doesNotExist();
        assertThat(workspace.resolve("a")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other", "a/../../other", "/etc/hostname", "out/secret", "secret-link"})
    void paths_that_leave_the_workspace_are_refused(String path) throws Exception {
        Files.writeString(Files.createDirectory(root.resolve("outside")).resolve("secret"), "x");
        Files.createSymbolicLink(workspace.resolve("out"), root.resolve("outside"));
        Files.createSymbolicLink(workspace.resolve("secret-link"), root.resolve("outside/secret"));
        for (var item : new WorkItems[] {writing(path, "y"), fileCheck(path, null)}) {
            var failed = failed(item.item());
            assertThat(failed.code()).isEqualTo("path_outside_workspace");
            assertThat(failed.retryable()).isFalse();
        }
        assertThat(root.resolve("outside/secret")).hasContent("x");
    }

    @Test
    void a_link_inside_the_workspace_is_followed() throws Exception {
        write("a", "old");
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("a"));
        done(writing("link", "new").item());
        assertThat(workspace.resolve("a")).hasContent("new");
        assertThat(workspace.resolve("link")).isSymbolicLink();
    }

    @Test
    void a_link_to_nowhere_is_refused() throws Exception {
        Files.createSymbolicLink(workspace.resolve("link"), root.resolve("not-there"));
        assertThat(failed(writing("link", "x").item()).message()).startsWith("path: ");
        assertThat(root.resolve("not-there")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"path\":\"a\"}", "{\"path\":\"a\",\"content\":\"x\",\"delete\":true}"})
    void either_content_or_delete_must_be_given(String input) throws Exception {
        var failed = failed(taskWith("file", input).item());
        assertThat(failed.code()).isEqualTo("invalid_input");
        assertThat(failed.message()).startsWith("content: ");
    }

    private Result.Done done(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private Result.Failed failed(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Failed.class);
        return (Result.Failed) result;
    }

    private void write(String path, String content) throws IOException {
        Files.writeString(workspace.resolve(path), content);
    }

    private static String hashOf(String content) {
        var digest = Sha256.digest();
        digest.update(content.getBytes(UTF_8));
        return Sha256.hex(digest);
    }
}
