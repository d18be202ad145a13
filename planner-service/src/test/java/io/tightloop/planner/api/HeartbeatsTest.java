package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.WorkHeartbeat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final long HOUR_MS = 3_600_000;

    private final AtomicLong now = new AtomicLong(1);
    private final Heartbeats heartbeats = new Heartbeats(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    });

    @Test
    void what_is_left_out_is_as_it_was() {
        beat("w", 10, "reads");
        beat("w", null, "");
        beat("w", 20, "");

        var said = heartbeats.of("w").orElseThrow();
        assertThat(said.percent()).isEqualTo(20);
        assertThat(said.step()).isEqualTo("reads");
    }

    @Test
    void sign_of_life_without_a_word_is_not_kept() {
        beat("w", null, "");

        assertThat(heartbeats.of("w")).isEmpty();
        assertThat(heartbeats.knows("s")).isFalse();
    }

    @Test
    void attempt_that_is_over_or_silent_for_an_hour_is_forgotten() {
        beat("w", 10, "");
        heartbeats.over("w");
        assertThat(heartbeats.of("w")).isEmpty();

        beat("v", 10, "");
        now.addAndGet(HOUR_MS - 1);
        assertThat(heartbeats.of("v")).isPresent();
        now.incrementAndGet();
        assertThat(heartbeats.of("v")).isEmpty();
        assertThat(heartbeats.knows("s")).isFalse();
    }

    @Test
    void most_are_kept_of_those_that_spoke_last() {
        for (int work = 0; work <= Heartbeats.MOST; work++) {
            beat("w" + work, 1, "");
        }

        assertThat(heartbeats.of("w0")).isEmpty();
        assertThat(heartbeats.of("w1")).isPresent();
        assertThat(heartbeats.of("w" + Heartbeats.MOST)).isPresent();
    }

    private void beat(String work, Integer percent, String message) {
        heartbeats.heard(new WorkHeartbeat("s", work, "t", "claim", percent, message));
    }
}
