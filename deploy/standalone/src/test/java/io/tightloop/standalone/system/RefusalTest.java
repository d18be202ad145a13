package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServer.class)
final class RefusalTest {
    private StandaloneProcess server;
    private Api api;
    private Map<TopicPartition, Long> before;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
        before = shared.journal().endOfCommands();
    }

    @AfterEach
    void nothing_was_written_or_complained_about() {
        assertThat(server.journal().endOfCommands()).isEqualTo(before);
        assertThat(server.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks[0].quue | [{id: a, title: a, quue: command}]",
                "tasks | [{id: a, title: a, dependsOn: [b]}, {id: b, title: b, dependsOn: [a]}]",
                "tasks[1].id | [{id: a, title: a}, {id: a, title: a}]",
                "tasks[0].dependsOn[0] | [{id: a, title: a, dependsOn: [ghost]}]",
                "tasks[0].title | [{id: a}]",
                "tasks[0].timeout | [{id: a, title: a, timeout: soon}]",
            })
    void a_brief_that_is_wrong_is_refused_by_the_name_of_the_field(String field, String tasks) {
        var reply = api.start(Briefs.withTasks(tasks));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.wrongFields()).containsExactly(field);
    }

    @Test
    void a_delegation_without_criteria_is_refused() {
        var reply = api.start("{goal: nothing, mode: ASYNC}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.wrongFields()).containsExactly("criteria");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        refused(413, "application/json", "{\"goal\": \"%s\"}".formatted("x".repeat(17 << 20)));
    }

    @Test
    void a_body_that_is_nested_too_deeply_is_refused() {
        refused(400, "application/json", "{\"goal\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        refused(400, "application/json", "goal: nothing");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        refused(415, "text/plain", "{}");
    }

    private void refused(int status, String type, String body) {
        var reply = api.post("/v1/sessions", type, body.getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.body().path("detail").asText()).isNotEmpty();
    }

    @Test
    void an_unknown_session_is_not_found() {
        var reply = api.get("/v1/sessions/never-started");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.body().path("detail").asText()).contains("never-started");
    }

    @Test
    void a_signal_that_does_not_exist_is_refused() {
        var reply = api.signal("never-started", "{signal: HALT}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.wrongFields()).containsExactly("signal");
    }
}
