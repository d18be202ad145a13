package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.Usage;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class LimitsTest {
    private StandaloneProcess server;
    private TestAgent agent;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared, TestAgent sharedAgent) {
        server = shared;
        agent = sharedAgent;
        api = shared.api();
    }

    @AfterEach
    void nothing_was_complained_about() {
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void max_retries_exhausts_a_session_and_continue_with_more_of_them_completes_it() throws IOException {
        var exhausted = api.end(api.start(Briefs.unfixed("retried", 2, 20)), "EXHAUSTED");

        assertThat(exhausted.path("iteration").asInt()).isEqualTo(2);
        assertThat(part(exhausted, "criteria", "there").path("status").asText()).isEqualTo("PROVEN");
        exhaustedBy("maxRetries", exhausted, "fixed");
        Files.createFile(server.workspace("retried").resolve("fixed"));
        completesWith("{maxRetries: 3}", "retried");
    }

    @Test
    void max_iterations_exhausts_a_session_and_continue_with_more_of_them_completes_it() throws IOException {
        var exhausted = api.end(api.start(Briefs.unfixed("iterated", 5, 1)), "EXHAUSTED");

        assertThat(exhausted.path("iteration").asInt()).isEqualTo(1);
        exhaustedBy("maxIterations", exhausted, "fixed");
        Files.createFile(server.workspace("iterated").resolve("fixed"));
        completesWith("{maxIterations: 2}", "iterated");
    }

    @Test
    void max_duration_exhausts_a_session_amid_its_work_and_continue_with_more_of_it_completes_it() {
        var exhausted = api.end(api.start(Briefs.longAtFirst("timed", "{maxDuration: 4s}")), "EXHAUSTED");

        assertThat(exhausted.path("phase").asText()).isEqualTo("EXECUTE");
        assertThat(exhausted.path("outcome").path("counts").path("running").asInt())
                .isEqualTo(1);
        exhaustedBy("maxDuration", exhausted, "ended");
        completesWith("{maxDuration: 1h}", "timed");
    }

    @Test
    void a_spent_token_budget_exhausts_a_session_and_continue_with_more_of_it_completes_it() {
        agent.does(
                "spent",
                (_, result) -> result.setUsage(Usage.newBuilder()
                        .setInputTokens(70)
                        .setOutputTokens(50)
                        .build()));
        var exhausted = api.end(api.start(spending("spent", 100)), "EXHAUSTED");

        assertThat(exhausted.path("usage").path("inputTokens").asInt()).isEqualTo(70);
        assertThat(exhausted.path("usage").path("outputTokens").asInt()).isEqualTo(50);
        exhaustedBy("tokenBudget", exhausted, "works");
        completesWith("{tokenBudget: 1000}", "spent");
    }

    private static String spending(String sessionId, int tokenBudget) {
        return """
            sessionId: %s
            goal: the work is cheap
            mode: ASYNC
            policy: {tokenBudget: %d}
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: think, title: think, queue: test-agents}
              - {id: go-on, title: go on, queue: command, input: {command: 'true'}, dependsOn: [think]}
            """.formatted(sessionId, tokenBudget);
    }

    private void exhaustedBy(String limit, JsonNode session, String unproven) {
        var outcome = session.path("outcome");
        assertThat(outcome.path("reason").asText()).contains(limit);
        assertThat(outcome.path("unproven").toString()).isEqualTo("[\"" + unproven + "\"]");
        api.signal(session.path("sessionId").asText(), "{signal: CONTINUE}").refused(422, limit);
    }

    private void completesWith(String limits, String sessionId) {
        var continued = api.signal(sessionId, "{signal: CONTINUE, policy: %s}".formatted(limits));
        var completed = api.end(continued.accepted(), "COMPLETED");
        assertThat(completed.path("criteria"))
                .extracting(criterion -> criterion.path("status").asText())
                .containsOnly("PROVEN");
    }
}
