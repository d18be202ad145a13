package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPolicyTest {
    private double costMs = Double.NaN;
    private long now = TimeUnit.DAYS.toNanos(1);
    private final CommitPace pace = new CommitPace(() -> now, () -> costMs);
    private final CommitPolicy policy = new CommitPolicy(pace);

    @Test
    void an_idle_service_commits_at_once() {
        assertThat(policy.worked()).isTrue();

        ticks(1000);

        assertThat(policy.worked()).isTrue();
    }

    @Test
    void nothing_is_committed_when_nothing_was_done() {
        assertThat(policy.due()).isFalse();
        policy.worked();

        ticks(1000);

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

    @Test
    void a_slow_commit_is_followed_by_as_much_time_for_work() {
        policy.worked();
        later(40);

        assertThat(policy.worked()).isFalse();
        ticks(35);
        assertThat(policy.worked()).isFalse();
        later(5);
        assertThat(policy.worked()).isTrue();
    }

    @Test
    void a_very_slow_commit_is_followed_by_50_ms_of_work() {
        policy.worked();
        later(3_000);

        assertThat(policy.worked()).isFalse();
        ticks(45);
        assertThat(policy.worked()).isFalse();
        later(5);
        assertThat(policy.worked()).isTrue();
    }

    @Test
    void tasks_of_a_thread_commit_together() {
        var other = new CommitPolicy(pace);
        policy.worked();
        assertThat(other.worked()).isFalse();
        assertThat(policy.worked()).isFalse();

        later(2);
        assertThat(policy.due()).isTrue();
        later(2);
        assertThat(other.due()).isFalse();
    }

    /** Time in which the thread runs and has nothing to do. */
    private void ticks(int ms) {
        for (int passed = 0; passed < ms; passed += 5) {
            later(5);
            policy.due();
        }
    }

    private void later(double ms) {
        now += (long) (ms * 1_000_000);
    }
}
