package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPolicyTest {
    private double costMs = Double.NaN;
    private boolean more;
    private long now = TimeUnit.DAYS.toNanos(1);
    private final CommitPace pace = new CommitPace(() -> now, () -> costMs);
    private final CommitPolicy policy = new CommitPolicy(pace, () -> more);

    @Test
    void an_idle_service_commits_at_once() {
        assertThat(work(policy)).isTrue();

        ticks(1000);

        assertThat(work(policy)).isTrue();
    }

    @Test
    void what_was_polled_together_is_committed_together() {
        more = true;
        assertThat(work(policy)).isFalse();
        more = false;
        assertThat(work(policy)).isTrue();
    }

    @Test
    void records_from_which_nothing_followed_do_not_keep_others_from_their_commit() {
        more = true;
        work(policy);
        more = false;

        assertThat(policy.done()).isTrue();
    }

    @Test
    void nothing_is_committed_when_nothing_was_done() {
        assertThat(policy.due()).isFalse();
        work(policy);

        ticks(1000);

        assertThat(policy.due()).isFalse();
    }

    @Test
    void a_lone_session_gets_a_few_commits_in_a_row() {
        costMs = 4;
        for (int i = 0; i < 6; i++) {
            assertThat(work(policy)).isTrue();
        }
        assertThat(work(policy)).isFalse();
    }

    @Test
    void a_busy_service_waits_twice_what_a_commit_costs() {
        costMs = 4;
        busy();

        assertThat(work(policy)).isFalse();
        later(7.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    @Test
    void dear_commits_are_60_ms_apart_and_not_more() {
        costMs = 400;
        busy();
        work(policy);

        ticks(55);
        later(4.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    @Test
    void without_a_measured_cost_commits_are_1_ms_apart() {
        busy();
        work(policy);

        later(0.9);
        assertThat(policy.due()).isFalse();
        later(0.2);
        assertThat(policy.due()).isTrue();
    }

    @Test
    void a_slow_commit_is_followed_by_as_much_time_for_work() {
        work(policy);
        later(45);

        assertThat(work(policy)).isFalse();
        ticks(40);
        assertThat(work(policy)).isFalse();
        later(5);
        assertThat(work(policy)).isTrue();
    }

    @Test
    void a_very_slow_commit_is_followed_by_50_ms_of_work() {
        work(policy);
        later(3_000);

        assertThat(work(policy)).isFalse();
        ticks(45);
        assertThat(work(policy)).isFalse();
        later(5);
        assertThat(work(policy)).isTrue();
    }

    @Test
    void tasks_of_a_thread_commit_together() {
        var other = new CommitPolicy(pace, () -> more);
        busy();
        assertThat(work(other)).isFalse();
        assertThat(work(policy)).isFalse();

        later(2);
        assertThat(policy.due()).isTrue();
        later(2);
        assertThat(other.due()).isFalse();
    }

    /** Has used up the commits in a row. */
    private void busy() {
        for (int i = 0; i < 6; i++) {
            work(policy);
        }
    }

    private static boolean work(CommitPolicy policy) {
        policy.worked();
        return policy.done();
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
