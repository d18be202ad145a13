package io.tightloop.baton.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathsTest {
    private static final String NO_FOLDER = "must name a file, not a folder";

    /** Single quotes stand for double ones. */
    private static List<FieldError> errors(String json, Consumer<JsonCursor> reader) {
        var errors = new FieldErrors();
        reader.accept(JsonCursor.root(JsonText.object(json.replace('\'', '"').getBytes(UTF_8)), errors));
        try {
            errors.refuse();
            return List.of();
        } catch (Refused.Invalid refused) {
            return refused.errors();
        }
    }

    private static List<FieldError> ofCheck(String path) {
        return errors("{'type': 'file', 'path': '" + path + "'}", CheckReader::read);
    }

    private static List<FieldError> ofTask(String queue, String path) {
        var input = "{'path': '" + path + "', 'content': ''}";
        return errors("{'id': 't', 'title': 't', 'queue': '" + queue + "', 'input': " + input + "}", TaskReader::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "./", "docs/", "docs/.", "docs//"})
    void a_path_that_can_only_be_a_folders_is_refused(String path) {
        assertThat(ofCheck(path)).containsExactly(new FieldError("path", NO_FOLDER));
        assertThat(ofTask("file", path)).containsExactly(new FieldError("input.path", NO_FOLDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "../up", "a/../../up"})
    void a_path_that_is_blank_or_leaves_the_workspace_is_refused(String path) {
        assertThat(ofCheck(path)).extracting(FieldError::field).contains("path");
        assertThat(ofTask("file", path)).extracting(FieldError::field).contains("input.path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTES.md", "./NOTES.md", "docs/.hidden", ".env", "a/b.", "..."})
    void a_path_that_can_be_a_files_is_taken(String path) {
        assertThat(ofCheck(path)).isEmpty();
        assertThat(ofTask("file", path)).isEmpty();
    }

    @Test
    void the_input_for_other_queues_is_their_workers_own() {
        assertThat(ofTask("agents", "../docs/")).isEmpty();
    }
}
