package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static io.tightloop.standalone.system.TestAgent.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.WorkItem;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class AgentTest {
    private final ConcurrentLinkedQueue<WorkItem> seen = new ConcurrentLinkedQueue<>();
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

    private static String planned(String sessionId) {
        return """
            sessionId: %s
            goal: an agent has planned it
            mode: ASYNC
            planning: {strategy: agent, queue: test-agents, taskQueue: command, maxPlanAttempts: 2}
            criteria:
              - {id: there, text: it is there, check: {type: file, path: there}}
            """.formatted(sessionId);
    }

    @Test
    void an_agents_plan_that_cannot_be_run_goes_back_with_its_errors_and_the_next_one_is_run() {
        agent.does("planned", (item, result) -> {
            seen.add(item);
            result.setPlan(
                    item.getAttempt() == 1
                            ? List.of(command("make", "touch there", "ghost"))
                            : List.of(command("then", "test -e there", "make"), command("make", "touch there")));
        });

        var end = api.end(api.start(planned("planned")), "COMPLETED");

        assertThat(part(end, "tasks", "make").path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(part(end, "tasks", "then").path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.journal().events("planned", PlanRejected.class))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.getErrors())
                        .anySatisfy(error -> assertThat(error).contains("ghost")));
        assertThat(seen).hasSize(2);
        assertThat(seen.peek().getInput()).contains("an agent has planned it", "it is there");
        assertThat(List.copyOf(seen).getLast().getFeedback()).contains("ghost");
    }

    @Test
    void a_session_without_a_valid_plan_fails_and_continue_asks_the_agent_again() {
        agent.does("planless", (_, result) -> result.setPlan(List.of()));
        var failed = api.end(api.start(planned("planless")), "FAILED");
        assertThat(failed.path("outcome").path("reason").asText()).startsWith("no valid plan after 2 attempts");

        agent.does("planless", (_, result) -> result.setPlan(List.of(command("make", "touch there"))));
        var end = api.end(api.signal("planless", "{signal: CONTINUE}").accepted(), "COMPLETED");

        assertThat(end.path("tasks")).hasSize(1);
    }

    @Test
    void a_task_that_fails_on_one_queue_is_done_on_the_next() {
        var end = api.end(api.start("""
            sessionId: escalated
            goal: somebody can do it
            mode: ASYNC
            policy: {escalation: [{queue: test-agents, attempts: 1}]}
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: hard, title: hard work, queue: command, input: {command: 'false'}, retry: {maxAttempts: 1}}
            """), "COMPLETED");

        assertThat(part(end, "tasks", "hard").path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(part(end, "tasks", "hard").path("attempt").asInt()).isEqualTo(2);
        assertThat(server.journal().events("escalated", TaskEscalated.class))
                .singleElement()
                .satisfies(escalated -> {
                    assertThat(escalated.getFrom()).isEqualTo("command");
                    assertThat(escalated.getTo()).isEqualTo("test-agents");
                });
    }
}
