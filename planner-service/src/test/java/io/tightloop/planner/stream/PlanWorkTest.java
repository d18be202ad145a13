package io.tightloop.planner.stream;

import static io.tightloop.planner.stream.Commands.LIMITS;
import static io.tightloop.planner.stream.Commands.signal;
import static io.tightloop.planner.stream.Commands.startWithAgent;
import static io.tightloop.planner.stream.Commands.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWorkTest {
    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void the_item_says_all_that_a_planner_needs() throws IOException {
        WorkItem item = dispatched(LIMITS);

        assertThat(item.getKind()).isEqualTo(WorkKind.PLAN);
        assertThat(item.getDispatcher()).isEqualTo("planner");
        assertThat(item.getSubject()).isEqualTo("plan");
        assertThat(item.getQueue()).isEqualTo("architects");
        assertThat(item.getTitle()).isEqualTo("Plan: ship it");
        assertThat(item.getWorkId()).startsWith("42-");
        assertThat(item.getWorkspace().getPath()).isEqualTo("work");
        JsonNode input = new ObjectMapper().readTree(item.getInput());
        assertThat(input.fieldNames())
                .toIterable()
                .containsExactly(
                        "goal",
                        "context",
                        "constraints",
                        "risks",
                        "criteria",
                        "iteration",
                        "discovered",
                        "accepted",
                        "feedback");
        assertThat(input.at("/criteria/0/check/command").asText()).isEqualTo("mvn test");
        assertThat(input.at("/criteria/0/check/type").asText()).isEqualTo("command");
        assertThat(input.at("/criteria/0/check").has("headers")).isFalse();
        assertThat(item.getMessages()).isEmpty();
        assertThat(input.at("/criteria/0/status").asText()).isEqualTo("UNPROVEN");
        assertThat(input.at("/constraints/0").asText()).isEqualTo("no downtime");
        assertThat(turn.emitted(PlanDispatched.class))
                .containsExactly(new PlanDispatched("s1", item.getWorkId(), 1, "architects", 1, 1_000L));
    }

    @Test
    void a_plan_is_claimed_kept_alive_and_taken() {
        String workId = claimed(LIMITS);
        assertThat(turn.emitted(PlanStarted.class))
                .containsExactly(new PlanStarted("s1", workId, "w1", 12_000L, 1, 2_000L));
        assertThat(turn.deadlines()).containsEntry("plan", 12_000L);

        phase.work(turn.at(5_000), new WorkHeartbeat("s1", workId, "plan", "k1", null, ""));
        assertThat(turn.deadlines()).containsEntry("plan", 15_000L);

        phase.work(turn.at(6_000), completed(workId, List.of(task("a")), new Usage(10L, 5L, 1L)));
        phase.proceed(turn);

        assertThat(turn.emitted(UsageRecorded.class))
                .extracting(UsageRecorded::getSubject, UsageRecorded::getTotal)
                .containsExactly(tuple("plan", 15L));
        assertThat(turn.emitted(TaskPlanned.class))
                .extracting(
                        planned -> planned.getTask().getId(),
                        planned -> planned.getTask().getQueue())
                .containsExactly(tuple("a", "agents"));
        assertThat(turn.handoffs())
                .singleElement()
                .isInstanceOfSatisfying(
                        PlanConfirmed.class,
                        confirmed -> assertThat(confirmed.getTokens()).isEqualTo(15));
        assertThat(turn.deadlines()).isEmpty();
        assertThat(turn.parts("draft", Object.class)).hasSize(1);
    }

    @Test
    void errors_go_back_with_the_next_item() {
        String workId = claimed(LIMITS);

        phase.work(turn, completed(workId, null, null));
        phase.proceed(turn);

        assertThat(turn.emitted(PlanRejected.class))
                .containsExactly(new PlanRejected("s1", 1, List.of("plan: the worker gave none"), 1, 2_000L));
        assertThat(turn.dispatched()).last().satisfies(item -> {
            assertThat(item.getAttempt()).isEqualTo(2);
            assertThat(item.getFeedback()).isEqualTo("plan: the worker gave none");
        });
    }

    @Test
    void a_failed_attempt_is_followed_when_its_wait_is_over() {
        String workId = claimed(LIMITS);

        phase.work(
                turn,
                new WorkFailed("s1", workId, "plan", "k1", new Failure("crashed", "no memory"), true, null, null));
        phase.proceed(turn);
        long retryAt = turn.deadlines().get("plan");
        assertThat(retryAt).isBetween(3_000L, 3_200L);

        turn.clear();
        phase.due(turn.at(retryAt), "plan");
        phase.proceed(turn);

        assertThat(turn.dispatched())
                .singleElement()
                .satisfies(item -> assertThat(item.getAttempt()).isEqualTo(2));
    }

    @Test
    void a_lost_lease_is_an_attempt() {
        claimed(LIMITS);

        phase.due(turn.at(12_000), "plan");

        assertThat(turn.emitted(PlanRejected.class))
                .extracting(rejected -> rejected.getErrors().getFirst())
                .containsExactly("lease_lost: no heartbeat from w1");
    }

    @Test
    void a_deadline_that_comes_too_early_is_kept() {
        claimed(LIMITS);
        turn.deadline("plan", 0);

        phase.due(turn.at(4_000), "plan");

        assertThat(turn.deadlines()).containsEntry("plan", 12_000L);
    }

    @Test
    void break_calls_the_attempt_off_and_its_late_result_is_recorded() {
        String workId = claimed(LIMITS);

        phase.command(turn, signal(Signal.BREAK, ""));
        phase.work(turn, completed(workId, List.of(task("a")), null));

        assertThat(turn.emitted(WorkCancelled.class))
                .extracting(WorkCancelled::getWorkId, WorkCancelled::getSubject)
                .containsExactly(tuple(workId, "plan"));
        assertThat(turn.emitted(ResultIgnored.class))
                .containsExactly(new ResultIgnored("s1", workId, "plan", "the session is INTERRUPTED", 1, 2_000L));
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void the_end_of_the_longest_duration_is_a_deadline_of_the_session() {
        claimed(new Limits(5, 20, 60_000L, null));
        assertThat(turn.deadlines()).containsEntry("", 61_000L);

        phase.due(turn.at(61_000), "");
        phase.proceed(turn);

        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getStatus()).isEqualTo(EndStatus.EXHAUSTED);
            assertThat(ended.getReason()).startsWith("maxDuration: 1 min");
            assertThat(ended.getUnproven()).containsExactly("tests");
        });
        assertThat(turn.deadlines()).isEmpty();
    }

    private WorkItem dispatched(Limits limits) {
        phase.command(turn, startWithAgent(limits));
        phase.proceed(turn);
        return turn.dispatched().getLast();
    }

    private String claimed(Limits limits) {
        String workId = dispatched(limits).getWorkId();
        phase.work(turn.at(2_000), new WorkClaimed("s1", workId, "plan", "k1", "w1", null, "architects"));
        return workId;
    }

    private static WorkCompleted completed(String workId, List<Task> plan, Usage usage) {
        return new WorkCompleted("s1", workId, "plan", "k1", "null", null, null, List.of(), plan, usage, null, null);
    }
}
