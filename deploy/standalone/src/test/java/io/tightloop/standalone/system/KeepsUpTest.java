package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.baton.database.PostgresCanStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How far the read model and the notifications lie behind under an even load on PostgreSQL. It is a figure with {@code
 * -Dpostgres.rate=150 -Dpostgres.seconds=60 -Dpostgres.warmUp=60 -Dpostgres.fsync=true}, and then has a bound of 2 s.
 */
@ExtendWith(PostgresCanStart.class)
final class KeepsUpTest {
    private static final boolean MEASURED = System.getProperty("postgres.rate") != null;
    private static final int RATE = Integer.getInteger("postgres.rate", 5);
    private static final int SECONDS = Integer.getInteger("postgres.seconds", 60);
    /** After so many it ends earlier, where nothing is to be measured. */
    private static final int SESSIONS = MEASURED ? 100_000_000 : 20;

    private static final int WARM_UP = Integer.getInteger("postgres.warmUp", 4);
    /** On a machine that does other things at the same time a small load may wait longer. */
    private static final double MOST_LAG_MS = MEASURED ? 2_000 : 30_000;

    /** As the launcher runs it. */
    private static final List<String> COMPILED = List.of("-XX:TieredStopAtLevel=4");

    @TempDir
    Path folder;

    @Test
    void what_ends_is_soon_in_the_read_model_and_on_the_topic_of_notifications() throws Exception {
        var json = folder.resolve("figures.json");
        var arguments = List.of(
                "bench",
                "--via",
                "kafka",
                "--rate",
                Integer.toString(RATE),
                "--first-warm-up",
                Integer.toString(WARM_UP),
                "--seconds",
                Integer.toString(SECONDS),
                "--sessions",
                Integer.toString(SESSIONS),
                "--limit-seconds",
                "0",
                "--json",
                json.toString());
        try (var bench = JavaProcess.commandLine(folder, COMPILED, PostgresSettings.databases(), arguments)) {
            assertThat(bench.awaitExit(Duration.ofSeconds(240 + WARM_UP + 2L * SECONDS)))
                    .as(bench.output() + bench.errors())
                    .isZero();
            System.out.println(bench.output());
        }
        var figures = new ObjectMapper().readTree(json.toFile()).path("figures");
        var ended = figures.at("/timings/sessions").asLong();
        assertThat(ended).as(figures.toPrettyString()).isPositive();
        assertThat(figures.at("/lags/notifications/count").asLong()).isBetween(ended - 1, ended + RATE);
        assertThat(figures.at("/lags/readModel/count").asLong()).isBetween(1L, 10L * SECONDS + 10);
        isSoon(figures.at("/lags/notifications"));
        isSoon(figures.at("/lags/readModel"));
    }

    private static void isSoon(JsonNode lag) {
        assertThat(lag.path("p50").asDouble()).as(lag.toString()).isPositive();
        assertThat(lag.path("p99").asDouble()).as(lag.toString()).isLessThan(MOST_LAG_MS);
    }
}
