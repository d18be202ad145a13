package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class TrainTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void java_takes_the_cache_that_a_training_made() throws Exception {
        var cache = folder.resolve("trained.aot");
        var classPath = JavaProcess.packedClassPath(folder.resolve("jars"));
        var train = List.of("train", "--seconds", "1", "--output", cache.toString());
        // With "on", Java refuses to start without the cache.
        var flags = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-Xlog:aot*=off");

        try (var training = JavaProcess.commandLine(folder, List.of(), classPath, train)) {
            assertThat(training.awaitExit(Duration.ofSeconds(150)))
                    .as(training.output() + training.errors())
                    .isZero();
            assertThat(training.output()).contains(cache + ", ").doesNotContain(", 0 MiB");
        }
        try (var trained = JavaProcess.commandLine(folder, flags, classPath, List.of("--version"))) {
            assertThat(trained.awaitExit(Duration.ofSeconds(20)))
                    .as(trained.output() + trained.errors())
                    .isZero();
            assertThat(trained.output()).startsWith("tightloop ");
        }
    }
}
