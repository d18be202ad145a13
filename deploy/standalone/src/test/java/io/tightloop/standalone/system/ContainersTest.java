package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.standalone.containers.DockerEngine;
import io.tightloop.standalone.containers.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The three services, each in a process, on a broker, a registry and a database that are not ours. */
@Tag("containers")
@ExtendWith(DockerEngine.class)
final class ContainersTest {
    @TempDir
    static Path folder;

    private static final Map<String, Integer> PORTS = new HashMap<>();
    private static final Map<String, JavaProcess> SERVICES = new HashMap<>();
    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.start();
        for (var name : List.of("planner", "executor", "reviewer")) {
            PORTS.put(name, StandaloneProcess.freePort());
            start(name);
        }
        PORTS.keySet().forEach(ContainersTest::awaitReady);
        api = new Api(uri("planner"));
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(JavaProcess::close);
        if (installation != null) {
            installation.close();
        }
    }

    private static void start(String name) throws IOException {
        var own = folder.resolve(name);
        var properties = List.of(
                "micronaut.server.port=" + PORTS.get(name),
                "tightloop.bootstrap=" + installation.bootstrap(),
                "tightloop.data=" + own,
                "tightloop.workers.enabled=command,file,http",
                "tightloop.workers.root=" + folder.resolve("workspace"),
                "schema.registry.url=" + installation.registryUrl(),
                "datasources.planner.url=" + installation.databaseUrl(),
                "datasources.planner.username=" + installation.databaseUser(),
                "datasources.planner.password=" + installation.databasePassword());
        SERVICES.put(name, JavaProcess.service(own, name, properties));
    }

    private static URI uri(String name) {
        return URI.create("http://127.0.0.1:" + PORTS.get(name));
    }

    private static void awaitReady(String name) {
        await(name + ": " + SERVICES.get(name).errors())
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> new Api(uri(name)).get("/health/readiness").status() == 200);
    }

    private static Journal journal() {
        return new Journal(installation.bootstrap(), installation.registryUrl());
    }

    private static Path workspace(String sessionId) {
        return folder.resolve("workspace").resolve("sessions").resolve(sessionId);
    }

    @Test
    void a_session_is_completed_with_evidence_and_kept_in_the_database() throws Exception {
        var end = api.end(api.start(Briefs.quick("quick")), "COMPLETED");

        assertThat(part(end, "criteria", "greeting").path("status").asText()).isEqualTo("PROVEN");
        try (var connection = DriverManager.getConnection(
                        installation.databaseUrl(), installation.databaseUser(), installation.databasePassword());
                var found =
                        connection.createStatement().executeQuery("SELECT status FROM sessions WHERE id = 'quick'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("COMPLETED");
        }
    }

    @Test
    void a_question_waits_for_its_answer_and_the_edited_plan_is_run() {
        api.start(Questions.aboutThePlan("asked"));
        api.untilAsked("asked", "plan-1-1");

        var edit = "{answer: EDIT, by: ada, tasks: [{id: write, title: write, queue: command, "
                + "input: {command: touch edited.txt}}]}";
        api.answer("asked", "plan-1-1", edit).accepted();
        api.untilAsked("asked", "plan-1-2");
        api.end(api.answer("asked", "plan-1-2", "{answer: 'YES', by: ada}").accepted(), "COMPLETED");
    }

    @Test
    void a_session_survives_the_kill_of_each_service_and_each_result_counts_once() throws Exception {
        var started = api.start(Briefs.slowSteps("killed", 6));
        api.untilTask("killed", "t1", "SUCCEEDED");

        for (var name : List.of("executor", "reviewer", "planner")) {
            SERVICES.get(name).kill();
            start(name);
        }
        PORTS.keySet().forEach(ContainersTest::awaitReady);

        api.end(started, "COMPLETED");
        assertThat(journal().events("killed", TaskSucceeded.class))
                .extracting(TaskSucceeded::getTaskId)
                .containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5", "t6");
        assertThat(journal().events("killed", SessionEnded.class)).hasSize(1);
    }

    @Test
    void a_session_that_a_service_cannot_read_goes_on_when_it_is_redriven() throws Exception {
        var later = new LaterVersion(journal());
        api.start(Briefs.untilGo("parked"));
        await().atMost(Api.PATIENCE)
                .until(() -> Files.exists(workspace("parked").resolve("there")));

        int schema = later.writeCheckpoint("parked");
        Files.createFile(workspace("parked").resolve("go"));
        api.until("parked", session -> session.path("status").asText().equals("FAILED"));
        later.register(schema);

        api.end(api.redrive("parked", "{service: reviewer, by: ada}").accepted(), "COMPLETED");
    }

    @Test
    void what_waits_on_a_queue_is_known() {
        api.start(Briefs.forNobody("waiting"));

        var executor = new Api(uri("executor"));
        var queue = await().atMost(Api.PATIENCE)
                .until(
                        () -> executor.get("/v1/queues/nobody").body(),
                        body -> body.path("depth").asInt() == 1);

        assertThat(queue.path("oldestAge").asText()).startsWith("PT");
        api.signal("waiting", "{signal: BREAK}").accepted();
    }
}
