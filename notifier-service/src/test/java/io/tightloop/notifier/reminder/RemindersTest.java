package io.tightloop.notifier.reminder;

import static io.tightloop.notifier.database.Story.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.rows.Database;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.schemas.QuietHours;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are reminded of what waits for them, once a step, and hear when nothing happens. */
abstract class RemindersTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long PATIENCE = 30 * MINUTE;
    private static final Set<Integer> SHARDS = Set.of(0, 1, 2, 3);

    private final Story story = new Story("s", 2);

    @Inject
    NotificationStore store;

    @Inject
    Reminders reminders;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    List<Subscribers> subscribers;

    @Inject
    Bell bell;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void empty_tables() {
        tables.empty();
    }

    @Test
    void a_question_is_told_again_after_a_day_and_then_each_day() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 0)));

        assertThat(lookedAt(DAY_MS - 1)).isZero();
        assertThat(lookedAt(DAY_MS)).isEqualTo(1);
        assertThat(lookedAt(DAY_MS)).isZero();
        assertThat(lookedAt(2 * DAY_MS - 1)).isZero();
        assertThat(lookedAt(2 * DAY_MS)).isEqualTo(1);
        assertThat(reminded()).extracting(NotificationRow::subject).containsExactly("q", "q");
        assertThat(reminded()).extracting(NotificationRow::text).allMatch(text -> text.endsWith("Is the plan good?"));
        assertThat(tables.told(2)).extracting(NotificationRow::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void two_that_look_at_the_same_time_tell_a_step_once() throws Exception {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 0)));
        var other = new Reminders(database, subscribers, bell, clock, meters);
        clock.set(DAY_MS);

        var one = Thread.ofVirtual().start(() -> reminders.tell(SHARDS, PATIENCE));
        var two = Thread.ofVirtual().start(() -> other.tell(SHARDS, PATIENCE));
        one.join();
        two.join();

        assertThat(reminded()).hasSize(1);
    }

    @Test
    void an_answer_ends_it() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 0)));
        lookedAt(DAY_MS);
        happens(story.planned(story.answered("q", DAY_MS + 1)), story.planned(story.ended(DAY_MS + 2)));

        assertThat(lookedAt(5 * DAY_MS)).isZero();
        assertThat(reminded()).hasSize(1);
    }

    @Test
    void a_question_that_is_answered_in_its_batch_is_never_told_again() {
        happens(
                story.planned(story.started(0)),
                story.planned(story.asked("q", 0)),
                story.planned(story.answered("q", 1)));
        lookedAt(5 * DAY_MS);

        assertThat(reminded()).isEmpty();
    }

    @Test
    void at_most_so_many_are_told_as_the_policy_says() {
        var twice = new io.tightloop.schemas.Reminders(HOUR, List.of(HOUR), 2, null);
        happens(story.planned(story.started(0, null, twice)), story.planned(story.asked("q", 0)));

        for (int hours = 1; hours < 6; hours++) {
            lookedAt(hours * HOUR);
        }
        assertThat(reminded()).hasSize(2);
    }

    @Test
    void quiet_hours_put_it_off() {
        var quiet = new QuietHours("00:30", "07:00", "UTC");
        var policy = new io.tightloop.schemas.Reminders(HOUR, List.of(HOUR), 10, quiet);
        happens(story.planned(story.started(0, null, policy)), story.planned(story.asked("q", 0)));

        lookedAt(7 * HOUR - 1);
        assertThat(reminded()).isEmpty();
        lookedAt(7 * HOUR);
        assertThat(reminded()).hasSize(1);
        lookedAt(8 * HOUR);
        assertThat(reminded()).hasSize(2);
    }

    @Test
    void a_suspension_is_told_again_until_it_ends() {
        happens(story.planned(story.started(0)), story.executed(story.suspended(0)));
        lookedAt(DAY_MS);
        happens(story.executed(story.resumed(DAY_MS + 1)), story.executed(story.suspended(DAY_MS + 2)));
        lookedAt(2 * DAY_MS + 1);
        assertThat(reminded()).hasSize(1);

        lookedAt(2 * DAY_MS + 2);

        assertThat(reminded()).extracting(NotificationRow::text).allMatch(text -> text.endsWith("the site is down"));
        assertThat(reminded()).hasSize(2);
    }

    @Test
    void a_session_that_has_ended_is_told_of_no_more() {
        happens(
                story.planned(story.started(0)),
                story.planned(story.asked("q", 0)),
                story.executed(story.suspended(0)));
        happens(story.reviewed(story.ended(1)));

        assertThat(lookedAt(9 * DAY_MS)).isZero();
        assertThat(tables.texts("SELECT id FROM waits")).isEmpty();
    }

    @Test
    void what_another_topic_tells_after_the_end_is_not_waited_for() {
        happens(story.planned(story.started(0)), story.reviewed(story.ended(9)));
        happens(story.executed(story.suspended(5)), story.planned(story.asked("q", 6)));

        assertThat(tables.texts("SELECT id FROM waits")).isEmpty();
    }

    @Test
    void a_question_that_is_read_before_the_start_is_told_again_by_the_policy_of_the_start() {
        var policy = new io.tightloop.schemas.Reminders(HOUR, List.of(HOUR), 10, null);
        happens(story.reviewed(story.asked("q", 0)));
        assertThat(lookedAt(HOUR)).isZero();
        happens(story.planned(story.started(0, null, policy)));

        lookedAt(HOUR);
        assertThat(reminded()).hasSize(1);
    }

    @Test
    void steps_that_were_missed_are_told_as_one() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 0)));

        lookedAt(4 * DAY_MS + HOUR);
        lookedAt(4 * DAY_MS + 2 * HOUR);
        assertThat(reminded()).hasSize(1);
        lookedAt(5 * DAY_MS);
        assertThat(reminded()).hasSize(2);
    }

    @Test
    void silence_is_told_after_the_patience_and_again_when_it_has_doubled() {
        happens(story.planned(story.started(0)));
        happens(story.planned(story.confirmed(10 * MINUTE)));

        lookedAt(40 * MINUTE - 1);
        assertThat(silences()).isEmpty();
        lookedAt(40 * MINUTE);
        assertThat(silences()).hasSize(1);
        assertThat(silences().getFirst().text()).startsWith("Nothing has happened for 30 minutes");
        lookedAt(70 * MINUTE - 1);
        assertThat(silences()).hasSize(1);
        lookedAt(70 * MINUTE);
        lookedAt(130 * MINUTE - 1);
        assertThat(silences()).hasSize(2);
        lookedAt(130 * MINUTE);
        assertThat(silences()).hasSize(3);
    }

    @Test
    void silence_is_told_anew_after_something_was_told() {
        happens(story.planned(story.started(0)));
        lookedAt(30 * MINUTE);
        happens(story.planned(story.confirmed(50 * MINUTE)));

        lookedAt(60 * MINUTE);
        lookedAt(80 * MINUTE - 1);
        assertThat(silences()).hasSize(1);
        lookedAt(80 * MINUTE);
        assertThat(silences()).hasSize(2);
    }

    @Test
    void a_worker_that_tells_its_progress_is_not_silent() {
        happens(story.planned(story.started(0)));
        for (int minutes = 1; minutes <= 100; minutes += 5) {
            var beat = new WorkHeartbeat("s", "w", "a", "claim", minutes, "");
            happens(story.worked(beat, minutes * MINUTE));
            lookedAt(minutes * MINUTE);
        }
        assertThat(silences()).isEmpty();
        lookedAt(96 * MINUTE + 30 * MINUTE);
        assertThat(silences()).hasSize(1);
    }

    @Test
    void a_session_that_waits_for_a_person_is_not_silent() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 1)));
        for (int hours = 1; hours < 20; hours++) {
            lookedAt(hours * HOUR);
        }
        assertThat(silences()).isEmpty();
    }

    @Test
    void silence_begins_anew_with_an_answer() {
        happens(story.planned(story.started(0)), story.planned(story.asked("q", 1)));
        lookedAt(30 * MINUTE + 1);
        happens(story.planned(story.answered("q", 60 * MINUTE)));

        lookedAt(90 * MINUTE - 1);
        assertThat(silences()).isEmpty();
        lookedAt(90 * MINUTE);
        assertThat(silences()).hasSize(1);
    }

    private void happens(Recorded... events) {
        store.store(List.of(events));
    }

    private int lookedAt(long now) {
        clock.set(now);
        int before = tables.told(2).size();
        reminders.tell(SHARDS, PATIENCE);
        return (int)
                tables.kinds(2).stream().skip(before).filter("REMINDER"::equals).count();
    }

    private List<NotificationRow> reminded() {
        return of("REMINDER");
    }

    private List<NotificationRow> silences() {
        return of("NO_PROGRESS");
    }

    private List<NotificationRow> of(String kind) {
        return tables.told(2).stream().filter(row -> row.kind().equals(kind)).toList();
    }
}
