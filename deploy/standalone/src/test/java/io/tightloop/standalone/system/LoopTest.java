package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.standalone.demo.DemoRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class LoopTest {
    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    @AfterEach
    void nothing_was_complained_about() {
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void the_demo_is_completed_in_its_second_iteration_with_evidence_for_every_criterion() throws IOException {
        DemoRepository.create(server.workspace().resolve("slug"));

        var session = api.end(api.start(DemoRepository.brief()));

        assertThat(session.path("status").asText()).as(session.toPrettyString()).isEqualTo("COMPLETED");
        assertThat(session.path("iteration").asInt()).isEqualTo(2);
        assertThat(session.path("criteria")).hasSize(3).allSatisfy(LoopTest::isProven);
        assertThat(session.path("tasks"))
                .extracting(task -> task.path("id").asText())
                .containsExactly("fix", "notes", "fix.2", "notes.2");
        assertThat(session.path("tasks"))
                .extracting(task -> task.path("status").asText())
                .containsOnly("SUCCEEDED");
    }

    private static void isProven(JsonNode criterion) {
        assertThat(criterion.path("status").asText()).isEqualTo("PROVEN");
        assertThat(criterion.path("verdict").asText()).isEqualTo("PASSED");
        assertThat(criterion.path("evidence").path("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(criterion.path("evidence").path("summary").asText()).isNotEmpty();
        assertThat(criterion.path("evidence").path("by").asText()).isNotEmpty();
        assertThat(criterion.path("evidence").path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void break_ends_a_session_at_once_with_its_processes_and_continue_runs_the_task_again() throws IOException {
        api.start(Briefs.longAtFirst("interrupted"));
        var pids = List.of(pid("pid"), pid("child"));

        long sent = System.nanoTime();
        var broken = api.signal("interrupted", "{signal: BREAK, reason: wrong way, by: ada}");

        assertThat(broken.status()).as(broken.toString()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(3));
        var interrupted = api.after(broken);
        assertThat(interrupted.path("status").asText()).isEqualTo("INTERRUPTED");
        assertThat(interrupted.path("outcome").path("reason").asText()).isEqualTo("wrong way");
        assertThat(interrupted.path("outcome").path("counts").toString())
                .isEqualTo("{\"completed\":0,\"failed\":0,\"running\":1,\"pending\":1,\"skipped\":0}");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> pids.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .noneMatch(ProcessHandle::isAlive));
        var completed = api.end(api.signal("interrupted", "{signal: CONTINUE}"));
        assertThat(completed.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(part(completed, "tasks", "long").path("attempt").asInt()).isEqualTo(2);
        assertThat(server.journal().events("interrupted", SessionEnded.class)).hasSize(2);
    }

    private long pid(String name) {
        var file = server.workspace("interrupted").resolve(name);
        return Long.parseLong(await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> text(file), text -> text.endsWith("\n"))
                .strip());
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void the_same_brief_again_is_the_same_session_and_another_one_is_a_conflict() {
        var first = api.start(Briefs.quick("twice"));
        var end = api.end(first);

        var again = api.start(Briefs.quick("twice"));
        var other = api.start(Briefs.quick("twice").replace("a greeting exists", "something else"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("outcome").asText()).isEqualTo("CREATED");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("outcome").asText()).isEqualTo("EXISTING");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.type()).startsWith("application/problem+json");
        assertThat(other.body().path("state").path("status").asText()).isEqualTo("COMPLETED");
        assertThat(api.after(again)).isEqualTo(end);
    }

    @Test
    void a_task_for_a_queue_without_workers_waits_until_a_break() {
        var started = api.start(Briefs.forNobody("lonely"));
        assertThat(started.status()).isEqualTo(201);
        api.until("lonely", session -> session.path("phase").asText().equals("EXECUTE"));

        var broken = api.after(api.signal("lonely", "{signal: BREAK}"));

        assertThat(part(broken, "tasks", "lonely").path("status").asText()).isIn("PENDING", "CANCELLED");
        assertThat(broken.path("status").asText()).isEqualTo("INTERRUPTED");
    }
}
