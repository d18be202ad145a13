package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.NOON;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static io.tightloop.baton.stream.Waits.alive;
import static io.tightloop.baton.stream.Waits.claimed;
import static io.tightloop.baton.stream.Waits.found;
import static io.tightloop.baton.stream.Waits.manual;
import static io.tightloop.baton.stream.Waits.poll;
import static io.tightloop.baton.stream.Waits.resume;
import static io.tightloop.baton.stream.Waits.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timers and work while a session is suspended. */
class BatonSuspendedWorkTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    void a_timer_that_was_put_off_and_then_set_anew_comes_at_its_new_time() {
        planner.commands(signal("c2", "wake " + (NOON + 1_000)), suspend("c3", manual()))
                .after(MINUTE)
                .commands(signal("c4", "wake " + (NOON + 600_000)), resume("c5", Decision.APPROVE))
                .says();

        assertThat(planner.after(MINUTE).says()).isEmpty();
        assertThat(planner.after(MINUTE.multipliedBy(10)).says()).containsExactly("due part");
    }

    @Test
    void a_timer_that_was_put_off_and_then_taken_back_does_not_come() {
        planner.commands(signal("c2", "wake " + (NOON + 1_000)), suspend("c3", manual()))
                .after(MINUTE)
                .commands(signal("c4", "wake 0"), resume("c5", Decision.APPROVE))
                .says();

        assertThat(planner.after(MINUTE).says()).isEmpty();
        assertThat(planner.keys()).noneMatch(TestKeys::ofDeadline);
    }

    @Test
    void work_of_a_task_that_is_called_suspension_is_the_phases() {
        planner.work("planner", new WorkClaimed("s", "0-0a1b", "suspension", "k", "w", null, "command"));

        assertThat(planner.says()).containsExactly("worked");
    }

    @Test
    void a_second_claim_of_a_poll_is_refused_and_so_is_what_it_says() {
        planner.commands(suspend("c2", poll()));
        WorkItem item = polled();
        WorkClaimed second =
                WorkClaimed.newBuilder(claimed(item)).setClaimId("k2").build();

        planner.work("planner", claimed(item)).work("planner", claimed(item)).work("planner", alive(item, "k"));
        assertThat(planner.says()).isEmpty();

        planner.work("planner", second).work("planner", alive(item, "k2"));
        assertThat(planner.says()).containsExactly("refused k2", "refused k2");
    }

    @Test
    void a_poll_whose_worker_vanished_is_given_up_when_its_lease_ends_however_long_it_may_take() {
        Check check =
                Check.newBuilder(poll().getCheck()).setTimeoutMs(Long.MAX_VALUE).build();
        Suspension endless = Suspension.newBuilder(poll()).setCheck(check).build();
        planner.commands(suspend("c2", endless));
        WorkItem item = polled();
        planner.work("planner", claimed(item));

        assertThat(planner.after(Duration.ofSeconds(10)).says()).isEmpty();
        assertThat(planner.after(Duration.ofMillis(1_500)).says())
                .containsExactly("cancelled, its worker is not heard of", "polled 1");
        planner.work("planner", found(item, Verdict.PASSED));
        assertThat(planner.says()).containsExactly("ignored, the poll was over");
    }

    @Test
    void a_wait_that_makes_no_sense_is_refused() {
        Suspension never = Suspension.newBuilder()
                .setType(SuspensionType.TIME)
                .setUntil(Long.MAX_VALUE)
                .build();
        Suspension noFile =
                Suspension.newBuilder(poll()).setType(SuspensionType.FILE).build();
        planner.commands(suspend("c2", never), suspend("c3", noFile));

        assertThat(planner.answers())
                .extracting(answer -> ((CommandRejected) answer).getDetail())
                .containsExactly(
                        "suspension.until: must be before the year 10000", "suspension.check.type: must be FILE");
    }

    private WorkItem polled() {
        WorkItem item = planner.after(Duration.ofMillis(40)).items("command").getLast();
        planner.says();
        return item;
    }
}
