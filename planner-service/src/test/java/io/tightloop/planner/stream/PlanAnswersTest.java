package io.tightloop.planner.stream;

import static io.tightloop.planner.stream.Commands.LIMITS;
import static io.tightloop.planner.stream.Commands.startWithAgent;
import static io.tightloop.planner.stream.Commands.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkRefused;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workers hear of their work at a plan. */
class PlanAnswersTest {
    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void a_claim_that_comes_too_late_is_refused_and_its_lease_is_the_claims_own() {
        String workId = dispatched().getWorkId();
        phase.work(turn.at(2_000), new WorkClaimed("s1", workId, "plan", "k1", "w1", 60_000L, "architects"));
        assertThat(turn.deadlines()).containsEntry("plan", 62_000L);

        phase.work(turn.at(3_000), new WorkClaimed("s1", workId, "plan", "k2", "w2", null, "architects"));
        phase.work(turn, new WorkHeartbeat("s1", workId, "plan", "k2", null, ""));
        phase.work(turn, new WorkHeartbeat("s1", workId, "plan", "k1", null, ""));

        WorkRefused refused = new WorkRefused("s1", workId, "plan", "k2", "another claim has the attempt", 3_000L);
        assertThat(turn.emitted(WorkRefused.class)).containsExactly(refused, refused);
        assertThat(turn.deadlines()).containsEntry("plan", 63_000L);
    }

    @Test
    void a_worker_that_wants_to_wait_gives_the_plan_back() {
        String workId = claimed();
        Suspension wait = new Suspension(SuspensionType.MANUAL, "ask legal", null, null, null);

        phase.work(turn.at(3_000), new WorkSuspended("s1", workId, "plan", "k1", wait, "w1"));
        assertThat(turn.suspensions()).containsExactly(new InMemoryTurn.Asked(wait, "plan", "w1"));
        assertThat(turn.emitted(WorkCancelled.class))
                .containsExactly(new WorkCancelled("s1", workId, "plan", "given back: suspended", 3_000L));
        assertThat(turn.emitted(PlanRejected.class)).isEmpty();
        assertThat(turn.deadlines()).doesNotContainKey("plan");

        turn.clear();
        phase.work(turn, new WorkSuspended("s1", workId, "plan", "k1", wait, "w1"));
        assertThat(turn.suspensions()).isEmpty();
        assertThat(turn.emitted(ResultIgnored.class)).hasSize(1);

        phase.proceed(turn);
        assertThat(turn.dispatched()).singleElement().satisfies(item -> {
            assertThat(item.getAttempt()).isEqualTo(1);
            assertThat(item.getWorkId()).isNotEqualTo(workId);
        });
    }

    @Test
    void a_plan_is_not_delegated() {
        String workId = claimed();

        phase.work(turn, new WorkDelegated("s1", workId, "plan", "k1", List.of("s2")));

        assertThat(turn.emitted(ResultIgnored.class))
                .extracting(ResultIgnored::getReason)
                .containsExactly("only a task's work can be delegated");
    }

    @Test
    void work_of_a_session_that_is_not_known_is_answered_and_leaves_nothing() {
        phase.work(turn, completed("w"));
        phase.work(turn.tombstone("digest"), completed("w"));

        assertThat(turn.emitted(ResultIgnored.class))
                .extracting(ResultIgnored::getReason, ResultIgnored::getIteration)
                .containsExactly(tuple("there is no such session", 0), tuple("the session is archived", 0));
        assertThat(turn.root(io.tightloop.planner.planning.Planning.class)).isEmpty();
        assertThat(turn.deadlines()).isEmpty();
    }

    @Test
    void a_queue_of_planners_that_there_is_not_is_told() {
        phase.command(turn.withoutQueue("architects"), startWithAgent(LIMITS));
        phase.proceed(turn);

        assertThat(turn.dispatched()).isEmpty();
        assertThat(turn.emitted(PlanRejected.class))
                .extracting(rejected -> rejected.getErrors().getFirst())
                .containsExactly("unknown_queue: there is no queue 'architects'");
        assertThat(turn.emitted(SessionEnded.class))
                .extracting(SessionEnded::getStatus)
                .containsExactly(EndStatus.FAILED);
    }

    private WorkItem dispatched() {
        phase.command(turn, startWithAgent(LIMITS));
        phase.proceed(turn);
        return turn.dispatched().getLast();
    }

    private String claimed() {
        String workId = dispatched().getWorkId();
        phase.work(turn.at(2_000), new WorkClaimed("s1", workId, "plan", "k1", "w1", null, "architects"));
        return workId;
    }

    private static WorkCompleted completed(String workId) {
        return new WorkCompleted(
                "s1", workId, "plan", "k1", "null", null, null, List.of(), List.of(task("a")), null, null, null);
    }
}
