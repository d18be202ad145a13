package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPolicyTest {
    private double costMs = Double.NaN;
    private long now = TimeUnit.DAYS.toNanos(1);
    private final CommitPolicy policy = new CommitPolicy(() -> now, () -> costMs);

    @Test
    void an_idle_service_commits_at_once() {
        assertThat(policy.worked()).isTrue();

        later(1000);

        assertThat(policy.worked()).isTrue();
    }

    @Test
    void nothing_is_committed_when_nothing_was_done() {
        assertThat(policy.due()).isFalse();
        policy.worked();

        later(1000);

        assertThat(policy.due()).isFalse();
    }

    @Test
    void a_busy_service_waits_one_and_a_half_times_what_a_commit_costs() {
        costMs = 4;
        policy.worked();

        assertThat(policy.worked()).isFalse();
        later(5.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    @Test
    void dear_commits_are_25_ms_apart_and_not_more() {
        costMs = 400;
        policy.worked();
        policy.worked();

        later(24.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    @Test
    void without_a_measured_cost_commits_are_1_ms_apart() {
        policy.worked();
        policy.worked();

        later(0.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    private void later(double ms) {
        now += (long) (ms * 1_000_000);
    }
}
