package io.tightloop.executor.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkerSeen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkersSeenTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final WorkersSeen workers = new WorkersSeen();

    private static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static WorkerSeen seen(String worker, String... capabilities) {
        return new WorkerSeen("agents", worker, List.of(capabilities));
    }

    private static WorkClaimed claimed(String claimId, String worker, Long leaseMs) {
        return new WorkClaimed("s", "w-" + claimId, "t", claimId, worker, leaseMs, "agents");
    }

    private static WorkHeartbeat heartbeat(String claimId) {
        return new WorkHeartbeat("s", "w-" + claimId, "t", claimId, null, "");
    }

    private static WorkCompleted completed(String claimId) {
        return new WorkCompleted(
                "s", "w-" + claimId, "t", claimId, "null", null, null, List.of(), null, null, null, null);
    }

    private List<WorkerBody> agents(Instant now) {
        return workers.at(now).getOrDefault("agents", List.of());
    }

    private int running(Instant now) {
        return agents(now).getFirst().running();
    }

    @Test
    void a_worker_that_waits_is_shown_with_what_it_can_do() {
        workers.learn(seen("ada", "java", "review"), after(0));
        workers.learn(seen("ada", "java"), after(60));

        assertThat(agents(after(61))).containsExactly(new WorkerBody("ada", after(60), List.of("java"), 0));
    }

    @Test
    void workers_are_shown_by_name() {
        workers.learn(seen("carl"), after(0));
        workers.learn(seen("ada"), after(1));

        assertThat(agents(after(1))).extracting(WorkerBody::worker).containsExactly("ada", "carl");
    }

    @Test
    void a_claim_shows_its_worker_and_runs_until_its_result() {
        workers.learn(claimed("c1", "ada", null), after(0));
        workers.learn(claimed("c2", "ada", null), after(0));
        assertThat(running(after(1))).isEqualTo(2);

        workers.learn(completed("c1"), after(2));

        assertThat(agents(after(2))).containsExactly(new WorkerBody("ada", after(2), List.of(), 1));
    }

    @Test
    void a_claim_that_is_silent_for_two_leases_runs_no_more() {
        workers.learn(claimed("usual", "ada", null), after(0));
        workers.learn(claimed("long", "ada", 60_000L), after(0));

        assertThat(running(after(20))).isEqualTo(2);
        assertThat(running(after(21))).isEqualTo(1);
        assertThat(running(after(121))).isZero();
    }

    @Test
    void a_heartbeat_keeps_a_claim_and_is_a_sign_of_life() {
        workers.learn(claimed("c1", "ada", null), after(0));
        workers.learn(heartbeat("c1"), after(15));

        assertThat(agents(after(30))).containsExactly(new WorkerBody("ada", after(15), List.of(), 1));
    }

    @Test
    void delegated_work_does_not_run_at_its_worker() {
        workers.learn(claimed("c1", "ada", null), after(0));
        workers.learn(new WorkDelegated("s", "w-c1", "t", "c1", List.of("child")), after(1));

        assertThat(running(after(1))).isZero();
    }

    @Test
    void a_claim_keeps_what_the_worker_said_it_can_do() {
        workers.learn(seen("ada", "java"), after(0));
        workers.learn(claimed("c1", "ada", null), after(1));

        assertThat(agents(after(1)).getFirst().capabilities()).containsExactly("java");
    }

    @Test
    void a_worker_is_forgotten_after_15_minutes_of_silence() {
        workers.learn(seen("ada"), after(0));

        assertThat(agents(after(900))).hasSize(1);
        assertThat(agents(after(901))).isEmpty();
    }

    @Test
    void what_is_read_again_changes_nothing() {
        for (int times = 0; times < 2; times++) {
            workers.learn(seen("ada", "java"), after(0));
            workers.learn(claimed("c1", "ada", null), after(1));
            workers.learn(completed("c1"), after(2));
        }

        assertThat(agents(after(3))).containsExactly(new WorkerBody("ada", after(2), List.of("java"), 0));
    }

    @Test
    void a_claim_that_does_not_name_its_queue_is_left_out() {
        workers.learn(new WorkClaimed("s", "w", "t", "c1", "ada", null, ""), after(0));
        workers.learn(heartbeat("c1"), after(1));

        assertThat(workers.at(after(1))).isEmpty();
    }

    @Test
    void of_too_many_workers_those_that_were_silent_longest_are_forgotten() {
        for (int i = 0; i <= WorkersSeen.MOST_WORKERS; i++) {
            workers.learn(seen("w" + i), after(0));
        }

        assertThat(agents(after(0)))
                .hasSize(WorkersSeen.MOST_WORKERS)
                .noneMatch(worker -> worker.worker().equals("w0"));
    }
}
