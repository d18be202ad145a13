package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.database.PostgresCanStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresCanStart.class)
final class OnPostgresTest {
    @TempDir
    Path folder;

    @Test
    void a_session_and_what_was_told_of_it_are_there_after_a_kill_and_the_next_one_works() throws Exception {
        try (var server = StandaloneProcess.start(folder, List.of(), PostgresSettings.schemas())) {
            var api = server.api();
            var first = api.end(api.start(Briefs.quick("first")), "COMPLETED");
            var told = api.untilTold("first");
            server.kill9();

            server.start();
            api = server.api();
            assertThat(api.session("first")).isEqualTo(first);
            assertThat(api.notifications("first")).isEqualTo(told);
            api.end(api.start(Briefs.quick("second")), "COMPLETED");
            assertThat(kinds(api, "second")).containsExactlyInAnyOrderElementsOf(kinds(api, "first"));
            assertThat(server.errors()).isEmpty();
        }
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("the broker's, the registry's and the services' own, and no database")
                    .noneMatch(name -> name.endsWith(".mv.db"));
        }
    }

    private static List<String> kinds(Api api, String sessionId) {
        return api.untilTold(sessionId).stream()
                .map(one -> one.path("kind").asText())
                .toList();
    }
}
