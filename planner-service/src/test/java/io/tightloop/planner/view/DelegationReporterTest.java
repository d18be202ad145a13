package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.database.CountedStatements;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.WorkCompleted;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

abstract class DelegationReporterTest extends ReporterFixture {
    @Test
    void task_is_completed_soon_after_its_last_child_has() {
        var story = delegated("a", "b").ends("a", EndStatus.COMPLETED, "all proven");
        writer.store(story.all());
        reporter.soon(SOON);
        assertThat(results).isEmpty();

        writer.store(story.ends("b", EndStatus.COMPLETED, "DONE").all());
        reporter.soon(SOON);
        assertThat(results).singleElement().isInstanceOfSatisfying(WorkCompleted.class, done -> {
            assertThat(done.getSessionId()).isEqualTo("parent");
            assertThat(done.getSubject()).isEqualTo("t1");
            assertThat(done.getWorkId()).isEqualTo(Delegation.work("parent", "t1", 1));
            assertThat(done.getClaimId()).isEqualTo(Delegation.claim("t1", 1));
            assertThat(done.getOutput())
                    .isEqualTo("{\"sessions\":[{\"sessionId\":\"a\",\"status\":\"COMPLETED\",\"reason\":\"all"
                            + " proven\"},{\"sessionId\":\"b\",\"status\":\"COMPLETED\",\"reason\":\"DONE\"}]}");
        });
    }

    @Test
    void task_fails_for_good_naming_the_children_that_did_not_complete() {
        writer.store(delegated("a", "b", "c")
                .ends("a", EndStatus.COMPLETED, "all proven")
                .ends("b", EndStatus.EXHAUSTED, "5 retries")
                .ends("c", EndStatus.INTERRUPTED, "")
                .all());
        reporter.soon(SOON);

        assertThat(failure().getError().getCode()).isEqualTo("child_failed");
        assertThat(failure().getError().getMessage())
                .isEqualTo("session b ended EXHAUSTED: 5 retries; session c ended INTERRUPTED");
        assertThat(failure().getRetryable()).isFalse();
    }

    @Test
    void task_that_is_left_to_sessions_that_have_ended_already_is_over_soon() {
        writer.store(new Delegation()
                .starts("parent")
                .plans("parent", "t1")
                .starts("a")
                .ends("a", EndStatus.COMPLETED, "all proven")
                .all());
        reporter.soon(SOON);
        writer.store(delegated("a").ends("a", EndStatus.COMPLETED, "all proven").all());
        reporter.soon(SOON);

        assertThat(results).hasSize(1);
    }

    @Test
    void child_that_is_unknown_a_minute_after_the_delegation_fails_the_task() {
        writer.store(new Delegation()
                .starts("parent")
                .plans("parent", "t1")
                .delegates("parent", "t1", 1, "ghost")
                .all());
        long delegated = run().delegatedAt();
        reporter.sweep(delegated + 59_999);
        assertThat(results).isEmpty();

        reporter.sweep(delegated + 60_000);
        assertThat(failure().getError().getCode()).isEqualTo("unknown_session");
        assertThat(failure().getError().getMessage()).contains("ghost");
    }

    @Test
    void what_an_instance_leaves_undone_another_one_does_by_sweeping() {
        writer.store(delegated("a").ends("a", EndStatus.COMPLETED, "all proven").all());
        news.take();
        reporter.soon(SOON);
        assertThat(results).isEmpty();

        reporter.sweep(SOON);
        assertThat(results).hasSize(1);
        assertThat(meters.get("tightloop.delegations.open").gauge().value()).isEqualTo(1);
        assertThat(meters.get("tightloop.delegations.reports")
                        .tag("outcome", "completed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void task_that_is_left_to_its_own_session_fails() {
        writer.store(delegated("a", "parent").all());
        reporter.soon(SOON);

        assertThat(failure().getError().getCode()).isEqualTo("child_failed");
        assertThat(failure().getError().getMessage()).isEqualTo("session parent cannot wait for itself");
    }

    @Test
    void task_whose_result_is_checked_is_not_reported_again() {
        writer.store(delegated("a")
                .ends("a", EndStatus.COMPLETED, "all proven")
                .usesNothing("parent", "t1")
                .all());
        reporter.soon(SOON);
        reporter.sweep(SOON);

        assertThat(results).isEmpty();
        assertThat(run().children()).containsExactly("a");
        assertThat(run().status()).isEqualTo("RUNNING");
    }

    @Test
    void result_is_written_once_unless_it_stays_without_effect_for_ten_minutes() {
        writer.store(delegated("a").ends("a", EndStatus.COMPLETED, "all proven").all());
        reporter.sweep(SOON);
        reporter.sweep(LATER - 1);
        assertThat(results).hasSize(1);

        reporter.sweep(LATER);
        assertThat(results).hasSize(2);
    }

    @Test
    void result_that_could_not_be_written_is_written_at_the_next_sweep() {
        writing = CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
        writer.store(delegated("a").ends("a", EndStatus.COMPLETED, "all proven").all());
        reporter.sweep(SOON);
        reporter.sweep(SOON + 1);

        assertThat(results).hasSize(2);
        assertThat(meters.find("tightloop.delegations.reports").counter()).isNull();
    }

    @Test
    void task_that_is_over_and_parent_that_has_ended_wait_for_nothing() {
        writer.store(delegated("a")
                .succeeds("parent", "t1")
                .plans("parent", "t2")
                .delegates("parent", "t2", 1, "b")
                .ends("parent", EndStatus.EXHAUSTED, "20 iterations")
                .ends("a", EndStatus.COMPLETED, "all proven")
                .ends("b", EndStatus.COMPLETED, "all proven")
                .all());
        reporter.soon(SOON);
        reporter.sweep(SOON);

        assertThat(results).isEmpty();
        assertThat(breaks).isEmpty();
    }

    @Test
    void nothing_new_costs_no_statement_and_many_delegations_cost_few() {
        var story = new Delegation().starts("parent");
        for (int i = 0; i < 150; i++) {
            story.startsFor("child" + i, "parent", "t" + i)
                    .plans("parent", "t" + i)
                    .delegates("parent", "t" + i, 1, "child" + i);
        }
        writer.store(story.all());
        news.take();

        assertThat(CountedStatements.during(() -> reporter.soon(SOON))).isZero();
        assertThat(CountedStatements.during(() -> reporter.sweep(SOON))).isLessThanOrEqualTo(3);
    }
}
