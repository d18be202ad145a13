package io.tightloop.reviewer.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "`mvn test` passes",
                "`mvn test` succeeds.",
                "`mvn test` exits 0",
                "`mvn test` exits with 0",
                "`mvn test` exits with code 0"
            })
    void a_command_in_backquotes_is_run(String text) {
        assertThat(Inference.of(text)).contains(Check.command("mvn test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/NOTES.md exists", "`docs/NOTES.md` exists.", "the file docs/NOTES.md exists"})
    void a_named_file_is_looked_for(String text) {
        assertThat(Inference.of(text)).contains(Check.file("docs/NOTES.md"));
    }

    @Test
    void a_text_in_a_named_file_is_looked_for() {
        assertThat(Inference.of("NOTES.md contains `1.0`")).contains(Check.contains("NOTES.md", "1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it looks right",
                "NOTES.md contains good news",
                "../secret.txt contains `1`",
                "`mvn test` never passes",
                "`a` passes and `b` passes",
                "no NOTES.md exists",
                "../secret.txt exists",
                "/etc/passwd.txt exists",
                "NOTES.md exists and is good"
            })
    void anything_else_is_left_to_a_person(String text) {
        assertThat(Inference.of(text)).isEmpty();
    }
}
