package io.tightloop.notifier.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is old goes, once it has reached everybody. */
abstract class SweeperTest {
    private static final String CALLBACK = "https://example.com/told";
    private static final List<String> SWEPT =
            List.of("deliveries", "notifications", "labels", "task_callbacks", "sessions");

    @Inject
    NotificationStore store;

    @Inject
    Sweeper sweeper;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    private final Story story = new Story("s", 1);

    @BeforeEach
    void a_session_that_has_ended() {
        tables.empty();
        long now = clock.millis();
        store.store(List.of(
                story.planned(story.started(now, CALLBACK, Story.USUAL)),
                story.planned(story.task("t1", CALLBACK, now)),
                story.executed(story.succeeded("t1", now)),
                story.reviewed(story.ended(now))));
    }

    @Test
    void nothing_goes_that_is_not_on_the_topic_or_not_delivered() {
        clock.move(Duration.ofDays(31));
        sweeper.sweep();

        assertThat(rows()).doesNotContain("0");
    }

    @Test
    void what_has_reached_everybody_goes_after_the_retention() {
        delivered();
        clock.move(Duration.ofDays(29));
        sweeper.sweep();
        assertThat(rows()).doesNotContain("0");

        clock.move(Duration.ofDays(2));
        sweeper.sweep();
        assertThat(rows()).containsOnly("0");
    }

    @Test
    void a_session_that_was_continued_after_its_end_keeps_its_name_and_labels() {
        store.store(List.of(story.reviewed(story.continued(clock.millis() + 1))));
        delivered();
        clock.move(Duration.ofDays(31));
        sweeper.sweep();

        assertThat(tables.texts("SELECT COUNT(*) FROM notifications")).containsOnly("0");
        assertThat(tables.texts("SELECT name FROM sessions")).containsOnly("release-check");
        assertThat(tables.texts("SELECT label FROM labels")).containsOnly("team:docs");
    }

    private void delivered() {
        tables.change("INSERT INTO publications (shard, published) VALUES (1, 1000)");
        tables.change("UPDATE deliveries SET state = 'DELIVERED', due_at = NULL, ended_at = " + clock.millis());
        tables.change("INSERT INTO delivery_attempts (id, delivery_id, attempt, attempted_at, took_ms, status)"
                + " SELECT id, id, 1, 1, 1, 204 FROM deliveries");
    }

    /** Numbers of rows of the tables that have any at first. */
    private List<String> rows() {
        return SWEPT.stream()
                .map(table -> tables.texts("SELECT COUNT(*) FROM " + table).getFirst())
                .toList();
    }
}
