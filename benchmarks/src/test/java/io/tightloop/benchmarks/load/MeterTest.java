package io.tightloop.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MeterTest {
    private final Meter meter = new Meter();

    @Test
    void only_sessions_that_end_while_it_is_open_count() {
        meter.ended(session(0, 10));
        meter.open();
        meter.ended(session(0, 20));
        meter.ended(session(0, 30));
        meter.close();
        meter.ended(session(0, 40));

        assertThat(meter.timings().sessions()).isEqualTo(2);
        assertThat(meter.timings().whole().max()).isCloseTo(30, within(0.1));
    }

    @Test
    void a_hop_begins_at_the_last_stage_that_was_seen() {
        var track = session(0, 50);
        track.reached(Stage.PLANNED, ms(12));
        track.reached(Stage.EXECUTED, ms(30));

        meter.open();
        meter.ended(track);
        meter.close();

        assertThat(meter.timings().hops())
                .extracting(hop -> hop.from() + " " + hop.to() + " "
                        + Math.round(hop.time().p50()))
                .containsExactly(
                        "start PlanConfirmed 12",
                        "PlanConfirmed ExecutionFinished 18",
                        "ExecutionFinished SessionEnded 20");
    }

    @Test
    void what_the_driver_saw_the_other_way_round_took_no_time() {
        var track = session(0, 50);
        track.reached(Stage.PLANNED, ms(20));
        track.reached(Stage.FIRST_ITEM, ms(15));

        meter.open();
        meter.ended(track);
        meter.close();

        assertThat(meter.timings().hops().get(1).time().max()).isZero();
    }

    @Test
    void latency_of_a_late_start_counts_from_its_intended_time() {
        var tracks = new Tracks("s-");
        long intended = ms(5);
        tracks.begin("s-1", intended);

        meter.open();
        meter.ended(tracks.end("s-1", intended + ms(500)));
        meter.close();

        assertThat(meter.timings().whole().p50()).isCloseTo(500, within(1.0));
    }

    @Test
    void a_session_ends_once() {
        var tracks = new Tracks("s-");
        tracks.begin("s-1", ms(1));

        assertThat(tracks.end("s-1", ms(2))).isNotNull();
        assertThat(tracks.end("s-1", ms(3))).isNull();
        assertThat(tracks.end("another", ms(3))).isNull();
    }

    private static Track session(long startMs, long endMs) {
        var track = new Track("s", ms(startMs) + 1);
        track.reached(Stage.ENDED, ms(endMs) + 1);
        return track;
    }

    private static long ms(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
