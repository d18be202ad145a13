package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private long now;
    private final BatchSize batch = new BatchSize(now);

    private void take(int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            now += apart.toNanos();
            batch.taken(1, now);
        }
    }

    @Test
    void one_is_acquired_at_a_time_until_many_are_taken_without_a_pause() {
        take(BatchSize.RUN - 1, Duration.ofMillis(50));
        assertThat(batch.size()).isEqualTo(1);

        take(1, Duration.ofMillis(50));
        assertThat(batch.size()).isEqualTo(BatchSize.MANY);
    }

    @Test
    void slow_workers_take_one_at_a_time_however_many_items_there_are() {
        take(1_000, BatchSize.PAUSE.plusMillis(1));
        assertThat(batch.size()).isEqualTo(1);
    }

    @Test
    void after_something_was_left_over_one_is_acquired_at_a_time_for_a_while() {
        take(BatchSize.RUN, Duration.ofMillis(1));
        batch.leftOver(now);
        assertThat(batch.size()).isEqualTo(1);

        take(59 * 100, Duration.ofMillis(10));
        assertThat(batch.size()).isEqualTo(1);

        take(2 * 100, Duration.ofMillis(10));
        assertThat(batch.size()).isEqualTo(BatchSize.MANY);
    }

    @Test
    void after_a_rest_one_is_acquired_at_a_time_until_many_are_taken_again() {
        take(BatchSize.RUN, Duration.ofMillis(1));
        batch.rest();
        assertThat(batch.size()).isEqualTo(1);

        take(BatchSize.RUN, Duration.ofMillis(1));
        assertThat(batch.size()).isEqualTo(BatchSize.MANY);
    }

    @Test
    void one_left_over_when_one_was_acquired_restrains_nobody() {
        batch.leftOver(now);
        take(BatchSize.RUN, Duration.ofMillis(1));
        assertThat(batch.size()).isEqualTo(BatchSize.MANY);
    }
}
