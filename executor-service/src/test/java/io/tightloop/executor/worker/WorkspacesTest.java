package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacesTest {

    @TempDir
    Path folder;

    private Path root;
    private Workspaces workspaces;

    @BeforeEach
    void workspaces() throws IOException {
        root = folder.toRealPath().resolve("root");
        workspaces = new Workspaces(root);
    }

    @Test
    void a_session_has_a_folder_of_its_own() throws Exception {
        assertThat(workspaces.of(task("true").session("a.b-1").item()))
                .isEqualTo(root.resolve("sessions/a.b-1"))
                .isDirectory();
    }

    @Test
    void a_named_workspace_is_a_folder_in_the_root() throws Exception {
        Files.createDirectories(root.resolve("repos/web"));
        assertThat(workspaces.of(task("true").workspace("repos/web").item())).isEqualTo(root.resolve("repos/web"));
        assertThat(workspaces.of(task("true").workspace(root + "/repos/web").item()))
                .isEqualTo(root.resolve("repos/web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../other", "/", "link", "missing", "file"})
    void a_workspace_that_leaves_the_root_or_is_no_folder_is_refused(String path) throws Exception {
        Files.createDirectories(root);
        Files.createDirectories(folder.resolve("other"));
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("other"));
        Files.writeString(root.resolve("file"), "");
        var refused = refused(task("true").workspace(path));
        assertThat(refused.code()).isEqualTo("workspace_unusable");
        assertThat(refused.message()).startsWith("workspace.path: ").contains(path);
        assertThat(refused.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", ""})
    void a_session_id_that_is_no_name_is_refused(String sessionId) {
        assertThat(refused(task("true").session(sessionId)).message()).startsWith("sessionId: ");
    }

    private Result.Failed refused(WorkItems item) {
        return catchThrowableOfType(Refused.class, () -> workspaces.of(item.item()))
                .result();
    }
}
