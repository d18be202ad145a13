package io.tightloop.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ChaosTest {
    /** One of each kind that a run of three minutes has room for; {@code ./tightloop chaos} has all of them. */
    private static final List<String> FAULTS = List.of(
            "kill-executor",
            "kill-notifier",
            "restart-broker",
            "cut-kafka-executor",
            "worker-repeats",
            "poison-topics",
            "rolling-restart");

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void a_short_run_loses_nothing_and_does_nothing_twice() throws Exception {
        var card = folder.resolve("card.json");
        var length = Duration.ofSeconds(1);

        boolean holds = Chaos.run(new ChaosOptions(7, length, 1, FAULTS, 1, 0, folder, card, false, false));

        var written = new ObjectMapper().readTree(card.toFile());
        assertThat(holds).as(written.toPrettyString()).isTrue();
        assertThat(written.path("started").asInt()).isGreaterThan(20);
        assertThat(written.path("faults").findValuesAsText("kind"))
                .contains("kill", "restart", "cut", "duplicates", "poison", "rolling");
    }
}
