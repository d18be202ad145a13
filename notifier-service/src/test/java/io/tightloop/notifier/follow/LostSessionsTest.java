package io.tightloop.notifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session whose start is gone is told of all the same. */
abstract class LostSessionsTest {
    private final Story story = new Story("s", 1);

    @Inject
    NotificationStore store;

    @Inject
    LostSessions lost;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    @BeforeEach
    void a_review_without_a_start() {
        tables.empty();
        store.store(List.of(story.reviewed(story.proven("c", 5)), story.reviewed(story.ended(6))));
    }

    @Test
    void what_waits_for_a_start_that_does_not_come_is_told_without_it_after_a_time() {
        assertThat(lost.tell(Set.of(1))).isZero();
        clock.move(Duration.ofMinutes(11));

        assertThat(lost.tell(Set.of(0, 2))).as("other shards").isZero();
        assertThat(lost.tell(Set.of(1))).isEqualTo(1);
        assertThat(tables.kinds(1)).containsExactly("CRITERION_PROVEN", "PHASE_COMPLETE", "SESSION_ENDED");
        assertThat(lost.tell(Set.of(1))).isZero();
    }

    @Test
    void a_start_that_comes_in_time_tells_it_as_ever() {
        store.store(List.of(story.planned(story.started(1))));
        clock.move(Duration.ofMinutes(11));

        assertThat(lost.tell(Set.of(1))).isZero();
        assertThat(tables.kinds(1)).contains("SESSION_ENDED", "PHASE_START");
    }
}
