package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.NOON;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import io.tightloop.schemas.LeaseProbe;
import io.tightloop.schemas.SendSignal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatonProbesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1_500);

    private final Bench planner = new Bench("planner");

    @BeforeEach
    void start_session() {
        planner.commands(start("c1", "s")).says();
    }

    @AfterEach
    void close() {
        planner.close();
    }

    @Test
    void a_lease_is_over_when_a_second_probe_is_read_a_moment_after_the_first() {
        planner.commands(holdUntil("c2", 2)).says();

        assertThat(planner.after(SECOND.multipliedBy(2)).says()).isEmpty();
        assertThat(planner.probes()).hasSize(1);
        assertThat(planner.after(MOMENT.minusMillis(100)).says()).isEmpty();
        assertThat(planner.after(Duration.ofMillis(100)).says()).containsExactly("due held");
        assertThat(planner.probes()).hasSize(1);
        assertThat(planner.after(SECOND.multipliedBy(9)).says()).isEmpty();
        assertThat(planner.keys()).noneMatch(TestKeys::ofDeadline).noneMatch(TestKeys::ofProbe);
    }

    @Test
    void a_lease_that_is_renewed_by_what_is_read_before_the_second_probe_goes_on() {
        planner.commands(holdUntil("c2", 2))
                .after(SECOND.multipliedBy(2))
                .commands(holdUntil("c3", 20))
                .says();

        assertThat(planner.after(SECOND.multipliedBy(17)).says()).isEmpty();
        assertThat(planner.after(SECOND).says()).isEmpty();
        assertThat(planner.after(MOMENT).says()).containsExactly("due held");
    }

    @Test
    void a_deadline_that_is_written_again_unchanged_is_not_kept_back_for_longer() {
        planner.commands(holdUntil("c2", 2))
                .after(SECOND.multipliedBy(2))
                .commands(holdUntil("c3", 2))
                .says();

        assertThat(planner.after(MOMENT).says()).containsExactly("due held");
        assertThat(planner.probes()).hasSize(2);
    }

    @Test
    void a_deadline_that_is_taken_away_while_it_is_kept_back_never_comes() {
        planner.commands(holdUntil("c2", 2))
                .after(SECOND.multipliedBy(2))
                .commands(signal("c3", "hold 0"))
                .says();

        assertThat(planner.after(SECOND.multipliedBy(9)).says()).isEmpty();
        assertThat(planner.keys()).noneMatch(TestKeys::ofProbe);
    }

    @Test
    void a_probe_that_nobody_asked_for_or_that_comes_twice_ends_nothing() {
        planner.work("planner", new LeaseProbe("s", "held", NOON))
                .commands(holdUntil("c2", 2))
                .says();
        planner.after(SECOND.multipliedBy(2))
                .work("planner", new LeaseProbe("s", "held", NOON + 2_000))
                .work("planner", new LeaseProbe("s", "held", NOON + 2_000));

        assertThat(planner.says()).isEmpty();
        assertThat(planner.after(MOMENT).says()).containsExactly("due held");
    }

    private static SendSignal holdUntil(String commandId, int seconds) {
        return signal(commandId, "hold " + (NOON + seconds * 1000L));
    }
}
