package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedriveTest {
    @TempDir
    Path folder;

    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void start_a_server_whose_log_may_complain() throws Exception {
        server = StandaloneProcess.start(folder);
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_session_that_the_reviewer_cannot_read_is_parked_and_goes_on_when_it_is_redriven() throws Exception {
        var later = new LaterVersion(server.journal());
        api.start(Briefs.untilGo("parked"));
        api.start(Briefs.untilGo("left-out"));
        for (var session : new String[] {"parked", "left-out"}) {
            var there = server.workspace(session).resolve("there");
            await().atMost(Api.PATIENCE).until(() -> Files.exists(there));
        }

        int schema = later.writeCheckpoint("parked");
        later.writeCheckpoint("left-out");
        for (var session : new String[] {"parked", "left-out"}) {
            Files.createFile(server.workspace(session).resolve("go"));
            var failed =
                    api.until(session, parked -> parked.path("status").asText().equals("FAILED"));
            assertThat(failed.path("outcome").path("reason").asText()).contains("parked in the reviewer");
            api.untilTask(session, "wait", "SUCCEEDED");
            api.redrive(session, "{service: reviewer, by: ada}").refused(422, "cannot be read");
            api.redrive(session, "{service: executor, by: ada}").refused(409, "");
        }
        api.end(
                api.redrive("left-out", "{service: reviewer, skip: true, by: ada}")
                        .accepted(),
                "COMPLETED");
        later.register(schema);
        var end = api.end(api.redrive("parked", "{service: reviewer, by: ada}").accepted(), "COMPLETED");

        assertThat(part(end, "criteria", "there").path("status").asText()).isEqualTo("PROVEN");
        for (var session : new String[] {"parked", "left-out"}) {
            assertThat(server.journal().events(session, SessionEnded.class)).hasSize(1);
            assertThat(server.journal().events(session, SessionParked.class))
                    .extracting(SessionParked::getService)
                    .containsExactly("reviewer");
        }
        assertThat(skipped("parked")).containsExactly(false);
        assertThat(skipped("left-out")).containsExactly(true);
    }

    private List<Boolean> skipped(String sessionId) {
        return server.journal().events(sessionId, SessionRedriven.class).stream()
                .map(SessionRedriven::getSkipped)
                .toList();
    }
}
