package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SpeedTest {
    /**
     * Sessions per second, 50 at a time, over records per second through a bare Streams hop on the same broker: says how
     * much slower than the least a service got, on whatever machine this runs.
     */
    private static final double LEAST_OF_HOP = 0.0005;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void sessions_are_as_fast_as_they_were_compared_with_a_bare_streams_hop() throws Exception {
        var json = folder.resolve("figures.json");
        var arguments = List.of(
                "bench",
                "--via",
                "kafka",
                "--concurrent",
                "50",
                "--first-warm-up",
                "8",
                "--warm-up",
                "2",
                "--seconds",
                "8",
                "--limit-seconds",
                "2",
                "--json",
                json.toString());

        try (var bench = JavaProcess.commandLine(folder, arguments)) {
            assertThat(bench.awaitExit(Duration.ofSeconds(150)))
                    .as(bench.output() + bench.errors())
                    .isZero();
            var run = new ObjectMapper().readTree(json.toFile());
            System.out.println(bench.output());
            assertThat(run.at("/figures/timings/sessions").asLong()).isPositive();
            assertThat(run.at("/figures/unfinished").asLong(-1)).isZero();
            assertThat(run.at("/ratios/ofHop").asDouble())
                    .as(run.toPrettyString())
                    .isGreaterThan(LEAST_OF_HOP);
        }
    }
}
