package io.tightloop.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TrackTest {
    private final Track track = new Track("s", true);
    private final long start = System.nanoTime();

    private long after(double seconds) {
        return start + (long) (seconds * 1e9);
    }

    private static long seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000)).toNanos();
    }

    @Test
    void a_stall_is_the_longest_time_without_a_move_within_the_times_asked_for() {
        track.moved("SessionStarted", after(1));
        track.moved("TaskSucceeded", after(8));
        track.moved("SessionEnded", after(9));

        assertThat(track.stalled(after(0), after(20))).isEqualTo(seconds(7));
        assertThat(track.stalled(after(6), after(20))).isEqualTo(seconds(2));
        assertThat(track.stalled(after(10), after(20))).isZero();
    }

    @Test
    void what_is_written_after_the_end_is_no_stall() {
        track.moved("SessionEnded", after(1));
        track.moved("SessionArchived", after(50));

        assertThat(track.stalled(after(1), after(100))).isZero();
    }

    @Test
    void a_session_that_is_resumed_lives_again() {
        track.moved("SessionEnded", after(1));
        assertThat(track.isLive()).isFalse();

        track.moved("SessionResumed", after(2));
        assertThat(track.isLive()).isTrue();
    }

    @Test
    void a_session_that_nobody_has_heard_of_does_not_live_yet() {
        assertThat(track.isLive()).isFalse();

        track.accepted();
        assertThat(track.isLive()).isTrue();
    }

    @Test
    void each_end_is_told_once() {
        track.moved("SessionEnded", after(1));
        assertThat(track.untold()).isEqualTo(1);
        track.told();
        assertThat(track.untold()).isZero();

        track.moved("SessionResumed", after(2));
        track.moved("SessionEnded", after(3));
        track.told();
        track.told();
        assertThat(track.untold()).isEqualTo(-1);
    }
}
