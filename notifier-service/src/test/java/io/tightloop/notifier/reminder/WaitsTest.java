package io.tightloop.notifier.reminder;

import static io.tightloop.notifier.database.Story.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Recorded;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.notifier.table.NotificationRow;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a wait, and what begins one anew. */
abstract class WaitsTest {
    private static final int SHARD = 1;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long PATIENCE = 30 * MINUTE;

    private final Story story = new Story("s", SHARD);

    @Inject
    NotificationStore store;

    @Inject
    Reminders reminders;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    @BeforeEach
    void empty_tables() {
        tables.empty();
    }

    @Test
    void a_question_that_is_withdrawn_is_told_no_more_and_another_one_is() {
        happens(
                story.planned(story.started(0)),
                story.planned(story.asked("q", 0)),
                story.planned(story.asked("r", 0)));
        look(DAY_MS);
        assertThat(told("REMINDER")).extracting(NotificationRow::subject).containsExactlyInAnyOrder("q", "r");
        happens(story.planned(story.withdrawn("q", DAY_MS + 1)));

        look(2 * DAY_MS);

        assertThat(told("REMINDER"))
                .extracting(NotificationRow::subject)
                .hasSize(3)
                .last()
                .isEqualTo("r");
    }

    @Test
    void a_question_that_is_withdrawn_in_its_batch_is_never_told_again() {
        happens(
                story.planned(story.started(0)),
                story.planned(story.asked("q", 0)),
                story.planned(story.withdrawn("q", 1)));

        look(2 * DAY_MS);

        assertThat(told("REMINDER")).isEmpty();
    }

    @Test
    void a_session_that_goes_on_after_its_end_can_be_silent_again() {
        happens(story.planned(story.started(0)));
        look(30 * MINUTE);
        happens(story.reviewed(story.ended(40 * MINUTE)));
        look(9 * HOUR);
        assertThat(told("NO_PROGRESS")).as("before the end").hasSize(1);
        happens(story.planned(story.continued(10 * HOUR)));

        look(10 * HOUR + 30 * MINUTE - 1);
        assertThat(told("NO_PROGRESS")).hasSize(1);
        look(10 * HOUR + 30 * MINUTE);
        assertThat(told("NO_PROGRESS"))
                .hasSize(2)
                .last()
                .extracting(NotificationRow::text)
                .asString()
                .startsWith("Nothing has happened for 30 minutes");
        look(11 * HOUR);
        assertThat(told("NO_PROGRESS"))
                .as("30 minutes later, as after a first silence")
                .hasSize(3);
    }

    @Test
    void an_end_that_is_read_late_ends_nothing_that_began_after_it() {
        happens(story.planned(story.started(0)));
        happens(story.planned(story.continued(50 * MINUTE)), story.planned(story.asked("q", 60 * MINUTE)));
        happens(story.reviewed(story.ended(40 * MINUTE)));

        look(60 * MINUTE + DAY_MS);
        assertThat(told("REMINDER")).extracting(NotificationRow::subject).containsExactly("q");
        happens(story.planned(story.answered("q", 2 * DAY_MS)));
        look(2 * DAY_MS + HOUR);
        assertThat(told("NO_PROGRESS")).hasSize(1);
    }

    @Test
    void an_end_that_is_read_in_the_batch_of_what_began_after_it_ends_nothing_of_that() {
        happens(
                story.planned(story.started(0)),
                story.planned(story.asked("p", 1)),
                story.planned(story.continued(50 * MINUTE)),
                story.planned(story.asked("q", 60 * MINUTE)),
                story.reviewed(story.ended(40 * MINUTE)));

        look(60 * MINUTE + DAY_MS);

        assertThat(told("REMINDER")).extracting(NotificationRow::subject).containsExactly("q");
    }

    @Test
    void the_end_of_a_suspension_that_is_read_late_ends_no_later_one() {
        happens(story.planned(story.started(0)), story.reviewed(story.suspended(60 * MINUTE)));
        happens(story.executed(story.suspended(10 * MINUTE)));
        happens(story.executed(story.resumed(20 * MINUTE)));

        look(60 * MINUTE + DAY_MS);

        assertThat(told("REMINDER")).hasSize(1);
    }

    @Test
    void both_ends_of_a_suspension_that_are_read_late_leave_a_later_one() {
        happens(
                story.planned(story.started(0)),
                story.reviewed(story.suspended(60 * MINUTE)),
                story.executed(story.suspended(10 * MINUTE)),
                story.executed(story.resumed(20 * MINUTE)));

        look(60 * MINUTE + DAY_MS);

        assertThat(told("REMINDER")).hasSize(1);
    }

    @Test
    void an_answer_that_is_read_before_the_end_is_no_silence_afterwards() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 1)));
        happens(story.planned(story.withdrawn("q", 50 * MINUTE)));
        happens(story.reviewed(story.ended(40 * MINUTE)));

        look(9 * HOUR);

        assertThat(told("NO_PROGRESS")).isEmpty();
    }

    private void happens(Recorded... events) {
        store.store(List.of(events));
    }

    private void look(long now) {
        clock.set(now);
        reminders.tell(Set.of(SHARD), PATIENCE);
    }

    private List<NotificationRow> told(String kind) {
        return tables.told(SHARD).stream()
                .filter(row -> row.kind().equals(kind))
                .toList();
    }
}
