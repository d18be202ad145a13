package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentStartsTest {
    private static final Place PLACE = new Place("t", 1, 7);

    @Test
    void start_is_remembered_until_it_is_stored() {
        var starts = new RecentStarts();
        starts.answered(start("s"));

        assertThat(starts.version("s")).contains(PLACE);
        assertThat(starts.version("other")).isEmpty();
        starts.stored("s");
        assertThat(starts.version("s")).isEmpty();
    }

    @Test
    void start_is_forgotten_behind_as_many_as_are_kept() {
        var starts = new RecentStarts(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        for (int session = 0; session <= RecentStarts.MOST; session++) {
            starts.answered(start("s" + session));
        }

        assertThat(starts.version("s0")).isEmpty();
        assertThat(starts.version("s1")).contains(PLACE);
    }

    @Test
    void start_is_forgotten_after_half_a_minute() {
        var clock = new SteppedClock(Duration.ofSeconds(30));
        var starts = new RecentStarts(clock);
        starts.answered(start("s"));

        assertThat(starts.version("s")).isEmpty();
    }

    private static CommandRow start(String session) {
        var answer = new CommandAccepted(session, "c", "StartSession", Outcome.CREATED, "", "", 1, 1L);
        return CommandRow.of(answer, PLACE);
    }

    /** Goes on by a step each time it is read. */
    private static final class SteppedClock extends Clock {
        private final Duration step;
        private Instant now = Instant.EPOCH;

        private SteppedClock(Duration step) {
            this.step = step;
        }

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
            now = now.plus(step);
            return now;
        }
    }
}
