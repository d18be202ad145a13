package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static io.tightloop.standalone.system.ExampleProcess.brief;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The agents of {@code docs/examples} do what their pages say. */
@ExtendWith(SharedServer.class)
final class ExamplesTest {
    @TempDir
    Path folder;

    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    @Test
    void the_shell_agent_does_its_brief() throws Exception {
        try (var agent = shell("shell-agents", "tee", "greeting.json")) {
            var end = api.end(api.start(brief("agent-shell")), "COMPLETED");

            assertThat(server.workspace(end.path("sessionId").asText()).resolve("greeting.json"))
                    .content()
                    .contains("\"title\":\"say hello\"", "the \\\"world\\\"");
            assertThat(output(end, "greet").path("printed").asText()).contains("\"to\":\"the \\\"world\\\"\"");
            agent.awaitSaying("complete: done");
            assertThat(agent.terminate()).isZero();
            assertThat(agent.said()).endsWith("bye\n");
        }
    }

    @Test
    void the_shell_agent_fails_what_its_command_fails_and_quotes_it() throws Exception {
        try (var agent = shell("shell-failures", "sh", "-c", "printf 'a\\tb \\\\ \"c\"\\n'; exit 3")) {
            var end = api.end(api.start(lonely("shell-failed", "shell-failures", 1)), "EXHAUSTED");

            var error = part(end, "tasks", "work").path("error");
            assertThat(error.path("code").asText()).isEqualTo("exit_3");
            assertThat(error.path("message").asText()).isEqualTo("a\tb \\ \"c\"");
            agent.awaitSaying("fail: done");
        }
    }

    @Test
    void the_shell_agent_ends_its_command_when_the_session_is_broken_off() throws Exception {
        try (var agent = shell("shell-sleepers", "sleep", "60")) {
            api.start(lonely("shell-broken", "shell-sleepers", 1));
            api.untilTask("shell-broken", "work", "RUNNING");
            api.signal("shell-broken", "{signal: BREAK, reason: enough}").accepted();

            agent.awaitSaying("called off");
        }
    }

    @Test
    void the_shell_agent_gives_back_what_it_holds_when_it_is_stopped() throws Exception {
        try (var agent = shell("shell-leavers", "sleep", "60")) {
            api.start(lonely("shell-left", "shell-leavers", 3));
            api.untilTask("shell-left", "work", "RUNNING");

            assertThat(agent.terminate()).isZero();
            var left = api.until(
                    "shell-left",
                    session -> part(session, "tasks", "work").path("error").hasNonNull("code"));
            assertThat(part(left, "tasks", "work").path("error").path("code").asText())
                    .isEqualTo("worker_stopped");
            api.signal("shell-left", "{signal: BREAK, reason: seen}").accepted();
        }
    }

    @Test
    void the_python_agent_plans_writes_waits_delegates_and_judges() throws Exception {
        ExampleProcess.requires("python3");
        try (var agent = ExampleProcess.start(
                Map.of(),
                List.of("python3"),
                "agent-python/agent.py",
                "--url",
                server.uri().toString())) {
            var end = api.end(api.start(brief("agent-python")), "COMPLETED");

            var id = end.path("sessionId").asText();
            assertThat(end.path("iteration").asInt()).isOne();
            assertThat(output(end, "draft").path("text").asText()).contains("1. a letter to the readers");
            assertThat(output(end, "rest").path("messages").toString()).contains("suspension");
            assertThat(output(end, "file").path("sessions").findValuesAsText("status"))
                    .containsExactly("COMPLETED");
            assertThat(part(end, "criteria", "letter")
                            .path("evidence")
                            .path("summary")
                            .asText())
                    .contains("file SUCCEEDED");
            assertThat(api.session(id + ".file").path("status").asText()).isEqualTo("COMPLETED");
            assertThat(agent.said())
                    .contains(
                            "PLAN " + id,
                            "suspend of " + id + " rest: ACCEPTED",
                            "delegate of " + id + " file: ACCEPTED");
            agent.awaitSaying("VERIFY " + id + " letter");
            assertThat(agent.terminate()).isZero();
            assertThat(agent.said()).endsWith("bye\n");
        }
    }

    @Test
    void the_java_agent_does_its_brief_on_the_class_path_that_is_printed() throws Exception {
        try (var agent = java()) {
            agent.awaitSaying("taking work from java-agents");
            var end = api.end(api.start(brief("agent-java")), "COMPLETED");

            assertThat(output(end, "count").path("words").asInt()).isEqualTo(9);
            assertThat(part(end, "tasks", "count").path("attempt").asInt()).isOne();
            agent.awaitSaying("done");

            api.start(brief("agent-java").replace("lazy dog", "dog ".repeat(200)) + "sessionId: java-broken\n");
            agent.awaitSaying("java-broken count");
            api.untilTask("java-broken", "count", "RUNNING");
            api.signal("java-broken", "{signal: BREAK, reason: enough}").accepted();
            agent.awaitSaying("called off");
            agent.terminate();
            assertThat(agent.said()).endsWith("bye\n");
        }
    }

    @Test
    void the_commands_of_the_page_about_agents_work_as_they_are_written() throws Exception {
        ExampleProcess.requires("curl");
        // What a reader would copy from one answer into the next command.
        var reader = """
            set -eu
            curl() { command curl --fail-with-body "$@" | tee answer; echo; }
            """;
        var copied = "WORK=$(grep -o '\"workId\":\"[^\"]*\"' answer | cut -d '\"' -f 4)";
        var commands = ExampleProcess.commands("agents.md", "In one minute")
                .replaceAll("export TIGHTLOOP_URL=.*", "")
                .replace("WORK=…", copied);
        var environment = Map.of("TIGHTLOOP_URL", server.uri().toString());
        var script = "cd '" + folder + "'\n" + reader + commands;
        try (var page = ExampleProcess.start(environment, List.of("bash", "-c", script))) {
            page.awaitSaying("\"status\":\"COMPLETED\"");
            assertThat(page.said()).contains("\"cancelled\":false", "\"status\":\"ACCEPTED\"");
        }
    }

    private ExampleProcess shell(String queue, String... command) throws Exception {
        ExampleProcess.requires("curl");
        ExampleProcess.requires("bash");
        var arguments = new ArrayList<>(List.of(queue));
        arguments.addAll(List.of(command));
        var environment = Map.of(
                "TIGHTLOOP_URL", server.uri().toString(),
                "TIGHTLOOP_WORKSPACE", server.workspace().toString());
        return ExampleProcess.start(
                environment, List.of("bash"), "agent-shell/agent.sh", arguments.toArray(String[]::new));
    }

    private ExampleProcess java() throws Exception {
        var environment = Map.of(
                "TIGHTLOOP_KAFKA", server.journal().bootstrap(),
                "TIGHTLOOP_REGISTRY", server.journal().registry(),
                "TIGHTLOOP_WORKSPACE", server.workspace().toString());
        return ExampleProcess.java(folder, environment, "agent-java/Agent.java");
    }

    /** What a task has put out. */
    private static JsonNode output(JsonNode session, String taskId) {
        return part(session, "tasks", taskId).path("output");
    }

    /** One task, without which nothing is proven, on this queue. */
    private static String lonely(String sessionId, String queue, int attempts) {
        return """
            sessionId: %s
            goal: the work is done
            mode: ASYNC
            policy: {maxIterations: 1}
            criteria:
              - {id: done, text: it is done, check: {type: file, path: done}}
            tasks:
              - {id: work, title: work, queue: %s, retry: {maxAttempts: %d, backoff: 1h}}
            """.formatted(sessionId, queue, attempts);
    }
}
