package io.tightloop.notifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.table.NotificationFilter;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.Notifications;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events become notifications, whatever way and however often they are read. */
abstract class NotificationStoreTest {
    private static final List<String> KINDS = List.of(
            "PHASE_START",
            "PHASE_COMPLETE",
            "PHASE_START",
            "TASK_COMPLETE",
            "CRITERION_PROVEN",
            "PHASE_COMPLETE",
            "SESSION_ENDED");

    private final Story story = new Story("s", 1);

    @Inject
    NotificationStore store;

    @Inject
    Notifications notifications;

    @Inject
    Tables tables;

    @BeforeEach
    void empty_tables() {
        tables.empty();
    }

    @Test
    void a_session_is_told_in_order_and_numbered_without_gaps() {
        store.store(session(story));

        assertThat(tables.kinds(1)).isEqualTo(KINDS);
        assertNumbered(1, KINDS.size());
    }

    @Test
    void shards_are_numbered_each_from_1() {
        var other = new Story("t", 3);
        store.store(List.of(story.planned(story.started(1)), other.planned(other.started(1))));
        store.store(List.of(other.planned(other.confirmed(2)), story.planned(story.confirmed(2))));

        assertNumbered(1, 3);
        assertNumbered(3, 3);
        assertThat(tables.told(0)).isEmpty();
    }

    @Test
    void a_batch_that_is_stored_twice_is_told_once() {
        var batch = session(story);
        store.store(batch);
        var told = tables.told(1);
        store.store(batch);

        assertThat(tables.told(1)).isEqualTo(told).hasSize(KINDS.size());
    }

    @Test
    void a_batch_that_overlaps_a_stored_one_tells_the_rest() {
        var batch = session(story);
        store.store(batch.subList(0, 4));
        store.store(batch.subList(2, batch.size()));

        assertThat(tables.kinds(1)).isEqualTo(KINDS);
        assertNumbered(1, KINDS.size());
    }

    @Test
    void positions_are_those_of_the_last_records_whether_told_or_not() {
        var last = new Recorded(new Place("tightloop.plan-events", 1, 9), Optional.empty());
        store.store(List.of(story.planned(story.started(1)), story.executed(story.succeeded("a", 2)), last));

        assertThat(store.stored(List.of("tightloop.plan-events:1", "tightloop.execution-events:1")))
                .isEqualTo(Map.of("tightloop.plan-events:1", 9L, "tightloop.execution-events:1", 0L));
    }

    @Test
    void what_is_read_before_the_start_in_the_same_batch_is_told_with_the_name() {
        var early = story.reviewed(story.proven("k", 2));
        store.store(List.of(early, story.planned(story.started(1))));

        assertThat(tables.kinds(1)).containsExactlyInAnyOrder("CRITERION_PROVEN", "PHASE_START");
        assertNumbered(1, 2);
        assertNamed(2);
    }

    @Test
    void what_is_read_in_a_batch_before_the_start_waits_for_it() {
        store.store(List.of(story.reviewed(story.proven("k", 3)), story.reviewed(story.proven("l", 4))));
        assertThat(tables.told(1)).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(tables.texts("SELECT id FROM notifications")).hasSize(2);

        store.store(List.of(story.planned(story.started(1))));

        assertThat(tables.told(1)).extracting(NotificationRow::subject).containsExactly("k", "l", "");
        assertThat(tables.told(1)).extracting(NotificationRow::iteration).containsOnly(1);
        assertNumbered(1, 3);
        assertNamed(3);
    }

    @Test
    void an_end_that_is_read_before_the_start_calls_the_address_of_the_brief() {
        store.store(List.of(story.reviewed(story.ended(5))));
        assertThat(calls()).isEmpty();

        store.store(List.of(story.planned(story.started(1, "https://ops.example/end", Story.USUAL))));

        assertThat(calls()).containsExactly("https://ops.example/end");
    }

    @Test
    void a_start_that_another_service_relays_tells_nothing() {
        store.store(List.of(story.planned(story.started(1))));
        store.store(List.of(story.executed(story.started(1)), story.reviewed(story.started(1))));

        assertThat(tables.kinds(1)).containsExactly("PHASE_START");
        assertNumbered(1, 1);
    }

    @Test
    void the_address_of_a_brief_is_told_of_the_end_alone() {
        store.store(List.of(story.planned(story.started(1, "https://ops.example/end", Story.USUAL))));
        assertThat(calls()).isEmpty();
        store.store(session(story).subList(1, 6));

        assertThat(calls()).containsExactly("https://ops.example/end");
        assertThat(tables.texts("SELECT n.kind FROM notifications n JOIN deliveries d ON d.notification_id = n.id"))
                .containsExactly("SESSION_ENDED");
    }

    @Test
    void the_address_of_a_task_is_told_of_its_end_alone() {
        store.store(List.of(
                story.planned(story.started(1)),
                story.planned(story.task("a", "https://ops.example/a", 2)),
                story.planned(story.task("b", null, 2))));
        store.store(List.of(story.executed(story.succeeded("a", 3)), story.executed(story.succeeded("b", 3))));
        store.store(List.of(story.reviewed(story.ended(4))));

        assertThat(calls()).containsExactly("https://ops.example/a");
        assertThat(tables.texts("SELECT n.subject FROM notifications n JOIN deliveries d ON d.notification_id = n.id"))
                .containsExactly("a");
    }

    private static List<Recorded> session(Story story) {
        return List.of(
                story.planned(story.started(1)),
                story.planned(story.task("a", null, 2)),
                story.planned(story.confirmed(3)),
                story.executed(story.succeeded("a", 4)),
                story.reviewed(story.proven("k", 5)),
                story.reviewed(story.ended(6)));
    }

    private List<String> calls() {
        return tables.texts("SELECT url FROM deliveries WHERE webhook_id = 'callbacks'");
    }

    private List<Notifications.Found> found() {
        var all = new NotificationFilter(Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());
        return notifications.before(all, Long.MAX_VALUE, "", 100);
    }

    private void assertNamed(int number) {
        assertThat(found()).hasSize(number).allSatisfy(each -> {
            assertThat(each.session().name()).isEqualTo("release-check");
            assertThat(each.session().labelsByName()).isEqualTo(Map.of("team", "docs"));
        });
    }

    private void assertNumbered(int shard, int last) {
        assertThat(tables.told(shard))
                .extracting(NotificationRow::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }
}
