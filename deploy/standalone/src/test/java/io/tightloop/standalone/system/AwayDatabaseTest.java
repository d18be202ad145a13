package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwayDatabaseTest {
    private static final List<String> UP = List.of("up", "--port", "0", "--kafka-port", "0", "--registry-port", "0");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TIGHTLOOP_PLANNER_DB_URL", "TIGHTLOOP_NOTIFIER_DB_URL"})
    void a_server_whose_database_is_away_says_so_in_one_line_and_ends(String setting) throws Exception {
        var address = "127.0.0.1:" + StandaloneProcess.freePort();
        var away = Map.of(setting, "jdbc:postgresql://" + address + "/tightloop");

        try (var server = JavaProcess.commandLine(folder, List.of(), away, UP)) {
            assertThat(server.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(server.errors())
                    .startsWith("tightloop: a database cannot be used: Connection to " + address + " refused.")
                    .contains(setting)
                    .hasLineCount(1);
            assertThat(server.output()).isEmpty();
        }
    }
}
