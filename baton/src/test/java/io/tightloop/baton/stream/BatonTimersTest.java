package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.NOON;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatonTimersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Bench planner = new Bench("planner");

    @BeforeEach
    void startSession() {
        planner.commands(start("c1", "s")).says();
    }

    @AfterEach
    void close() {
        planner.close();
    }

    @Test
    void a_deadline_comes_once_and_not_before_its_time() {
        planner.commands(wakeAfter("c2", 2)).says();

        assertThat(planner.after(SECOND).says()).isEmpty();
        assertThat(planner.after(SECOND).says()).containsExactly("due part");
        assertThat(planner.after(SECOND).says()).isEmpty();
        assertThat(planner.keys()).noneMatch(TestKeys::ofDeadline);
    }

    @Test
    void a_deadline_that_is_set_again_comes_at_its_new_time_only() {
        planner.commands(wakeAfter("c2", 1), wakeAfter("c3", 3)).says();

        assertThat(planner.after(SECOND.multipliedBy(2)).says()).isEmpty();
        assertThat(planner.after(SECOND).says()).containsExactly("due part");
    }

    @Test
    void a_deadline_that_is_taken_away_never_comes() {
        planner.commands(wakeAfter("c2", 1), signal("c3", "wake 0")).says();

        assertThat(planner.after(SECOND.multipliedBy(9)).says()).isEmpty();
        assertThat(planner.keys()).noneMatch(TestKeys::ofDeadline);
    }

    @Test
    void a_deadline_set_by_a_turn_that_fails_never_was() {
        planner.commands(signal("c2", "fail")).says();

        assertThat(planner.after(SECOND).says()).isEmpty();
    }

    private static io.tightloop.schemas.SendSignal wakeAfter(String commandId, int seconds) {
        return signal(commandId, "wake " + (NOON + seconds * 1000L));
    }
}
