package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskSucceeded;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {
    @TempDir
    Path folder;

    @Test
    void a_session_survives_a_kill_in_its_middle_and_each_result_counts_once() throws Exception {
        try (var server = StandaloneProcess.start(folder)) {
            var brief = Briefs.slowSteps("killed", 5);
            var started = server.api().start(brief);
            server.api().untilTask("killed", "t1", "SUCCEEDED");
            server.kill9();

            var ready = server.start();
            System.out.println("ready again " + ready.toMillis() + " ms after a kill");
            var end = server.api().end(started);

            assertThat(ready).isLessThan(Duration.ofSeconds(20));
            assertThat(end.path("status").asText()).as(end.toPrettyString()).isEqualTo("COMPLETED");
            var again = server.api().start(brief);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body().path("outcome").asText()).isEqualTo("EXISTING");
            assertThat(server.api().after(again)).isEqualTo(end);
            happenedOnce(server.journal());
            assertThat(server.errors()).isEmpty();
        }
    }

    private static void happenedOnce(Journal journal) {
        assertThat(journal.events("killed", TaskSucceeded.class))
                .extracting(TaskSucceeded::getTaskId)
                .containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5");
        assertThat(journal.events("killed", SessionStarted.class))
                .as("its own and the executor's relay")
                .hasSize(2);
        assertThat(journal.events("killed", SessionEnded.class)).hasSize(1);
        assertThat(journal.events("killed", CommandAccepted.class))
                .extracting(answer -> answer.getOutcome().name())
                .containsExactly("CREATED", "EXISTING");
    }

    @Test
    void a_stop_is_graceful_and_what_ended_or_ran_is_there_after_the_restart() throws Exception {
        try (var server = StandaloneProcess.start(folder)) {
            var finished = server.api().end(server.api().start(Briefs.quick("finished")));
            var stopped = server.api().start(Briefs.longAtFirst("stopped"));
            server.api().untilTask("stopped", "long", "RUNNING");

            assertThat(server.terminate(Duration.ofSeconds(10))).isIn(0, 143);
            assertThat(server.errors()).isEmpty();
            assertThat(server.output().lines()).hasSize(1);

            server.start();
            assertThat(server.api().session("finished")).isEqualTo(finished);
            var end = server.api().end(stopped);
            assertThat(end.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(part(end, "tasks", "long").path("attempt").asInt()).isEqualTo(2);
            assertThat(server.errors()).isEmpty();
        }
    }
}
