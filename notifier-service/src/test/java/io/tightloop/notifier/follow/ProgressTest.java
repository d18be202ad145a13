package io.tightloop.notifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers say of their progress is told, but not each time. */
abstract class ProgressTest {
    private static final long MINUTE = 60_000;

    private final Story story = new Story("s", 1);

    @Inject
    NotificationStore store;

    @Inject
    Tables tables;

    @BeforeEach
    void empty_tables() {
        tables.empty();
    }

    @Test
    void progress_is_told_with_its_percent_and_words() {
        store.store(List.of(story.planned(story.started(1)), story.worked(beat(40, "reading"), 2)));

        assertThat(updates()).hasSize(1);
        var update = updates().getFirst();
        assertThat(update.text()).isEqualTo("The worker of notes is at 40 %: reading.");
        assertThat(update.subject()).isEqualTo("notes");
        assertThat(update.happenedAt()).isEqualTo(2);
        assertThat(update.data()).isEqualTo("{\"workId\":\"w\",\"message\":\"reading\",\"percent\":40}");
    }

    @Test
    void it_is_told_once_a_minute_in_one_batch_and_over_batches() {
        store.store(List.of(
                story.planned(story.started(1)),
                story.worked(beat(1, ""), 0),
                story.worked(beat(2, ""), MINUTE - 1),
                story.worked(beat(3, ""), MINUTE)));
        store.store(List.of(story.worked(beat(4, ""), 2 * MINUTE - 1), story.worked(beat(5, ""), 2 * MINUTE)));

        assertThat(updates())
                .extracting(NotificationRow::text)
                .containsExactly(
                        "The worker of notes is at 1 %.",
                        "The worker of notes is at 3 %.", "The worker of notes is at 5 %.");
    }

    @Test
    void a_worker_that_only_lives_is_not_told() {
        store.store(List.of(story.planned(story.started(1)), story.worked(beat(null, ""), 2)));

        assertThat(updates()).isEmpty();
    }

    @Test
    void progress_of_a_session_that_is_not_known_is_nothing() {
        store.store(List.of(story.worked(beat(40, ""), 2)));

        assertThat(tables.texts("SELECT id FROM sessions")).isEmpty();
        assertThat(tables.texts("SELECT id FROM notifications")).isEmpty();
    }

    @Test
    void a_late_worker_of_a_session_that_has_ended_is_not_told_until_it_is_continued() {
        store.store(List.of(story.planned(story.started(1)), story.reviewed(story.ended(5))));
        store.store(List.of(story.worked(beat(40, ""), 6)));
        assertThat(updates()).isEmpty();

        store.store(List.of(story.reviewed(story.continued(7))));
        store.store(List.of(story.worked(beat(50, ""), 8)));

        assertThat(updates()).extracting(NotificationRow::text).containsExactly("The worker of notes is at 50 %.");
    }

    private List<NotificationRow> updates() {
        return tables.told(1).stream()
                .filter(row -> row.kind().equals("UPDATE"))
                .toList();
    }

    private static WorkHeartbeat beat(Integer percent, String message) {
        return new WorkHeartbeat("s", "w", "notes", "claim", percent, message);
    }
}
