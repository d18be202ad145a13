package io.tightloop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class BenchCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--via,carrier-pigeon",
        "--start,soon",
        "--scenario,none",
        "--concurrent,0",
        "--rate,-1",
        "--seconds,0",
        "--sessions,0",
        "--workers,65",
        "--limit-seconds,-1",
        "--tasks,10001",
        "--archived,-1",
        "--live,-1"
    })
    void a_bad_option_is_named_before_anything_is_started(String option, String value) {
        assertThat(failure(option, value)).hasMessageStartingWith(option + ":").hasMessageContaining(value);
    }

    @Test
    void a_folder_that_is_in_use_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("mine"), "mine");

        assertThat(failure("--folder", folder.toString())).hasMessage("--folder: " + folder + " is not empty");
        assertThat(folder.resolve("mine")).hasContent("mine");
    }

    @Test
    void a_server_that_does_not_start_is_shown_by_its_last_words() {
        // It is not on the class path of these tests.
        assertThat(failure("--folder", folder.toString()))
                .hasMessageStartingWith("the server ended with exit code 1")
                .hasMessageContaining("io.tightloop.standalone.cli.Tightloop");
    }

    private static Exception failure(String... arguments) {
        var failure = new AtomicReference<Exception>();
        new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler((error, _, _) -> {
                    failure.set(error);
                    return 1;
                })
                .execute(arguments);
        return failure.get();
    }
}
