package io.tightloop.executor.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningTest {

    private final Running running = new Running();
    private final Thread thread = Thread.ofPlatform().unstarted(() -> {});

    @Test
    void an_item_runs_once_at_a_time() {
        assertThat(running.enter("w1", thread)).isTrue();
        assertThat(running.enter("w1", thread)).isFalse();
        running.leave("w1");
        assertThat(running.enter("w1", thread)).isTrue();
    }

    @Test
    void an_item_called_off_before_it_came_does_not_start() {
        running.cancel("w1");
        assertThat(running.enter("w1", thread)).isFalse();
        assertThat(running.isCancelled("w1")).isTrue();
        assertThat(running.isCancelled("w2")).isFalse();
    }

    @Test
    void the_last_10_000_cancellations_are_remembered() {
        for (int i = 0; i <= 10_000; i++) {
            running.cancel("w" + i);
        }
        assertThat(running.isCancelled("w0")).isFalse();
        assertThat(running.isCancelled("w1")).isTrue();
    }

    @Test
    void nothing_starts_while_all_stops() {
        running.enter("w1", thread);
        assertThat(running.callOffAll()).containsExactly(thread);
        assertThat(running.enter("w2", thread)).isFalse();
    }
}
