package io.tightloop.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.schemas.NotificationKind;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables have numbered goes to the topic in that order, each once, whoever dies meanwhile. */
abstract class ShardTest {
    private static final int SHARD = 2;

    private final MemoryTopic topic = new MemoryTopic();
    private final Story story = new Story("s", SHARD);

    @Inject
    NotificationStore store;

    @Inject
    Tables tables;

    @BeforeEach
    void empty_tables() {
        tables.empty();
    }

    @Test
    void notifications_are_published_in_order_with_the_name_and_labels_of_their_session() {
        store.store(List.of(story.planned(story.started(1)), story.planned(story.confirmed(2))));
        var shard = shard();
        published(shard);
        store.store(List.of(story.reviewed(story.ended(3))));
        published(shard);

        assertThat(topic.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(topic.messages())
                .extracting(each -> each.numbered().message().getKind())
                .containsExactly(
                        NotificationKind.PHASE_START,
                        NotificationKind.PHASE_COMPLETE,
                        NotificationKind.PHASE_START,
                        NotificationKind.PHASE_COMPLETE,
                        NotificationKind.SESSION_ENDED);
        assertThat(topic.messages())
                .extracting(each -> each.numbered().message())
                .allSatisfy(message -> {
                    assertThat(message.getName()).isEqualTo("release-check");
                    assertThat(message.getLabels()).containsEntry("team", "docs");
                });
    }

    @Test
    void what_waits_for_its_session_is_published_when_that_is_known() {
        store.store(List.of(story.reviewed(story.proven("k", 2))));
        var shard = shard();
        published(shard);
        assertThat(topic.messages()).isEmpty();

        store.store(List.of(story.planned(story.started(1))));
        published(shard);

        assertThat(topic.numbers()).containsExactly(1L, 2L);
    }

    @Test
    void a_death_between_the_topic_and_the_tables_leaves_nothing_out_and_tells_nothing_twice() {
        store.store(List.of(story.planned(story.started(1))));
        var shard = shard();
        published(shard);
        store.store(List.of(story.planned(story.confirmed(2))));

        assertThatThrownBy(() -> tables.in(database -> {
                    shard.publish(database);
                    throw new IllegalStateException("killed");
                }))
                .hasMessageContaining("killed");
        assertThat(topic.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(tables.texts("SELECT published FROM publications")).containsExactly("1");
        store.store(List.of(story.reviewed(story.ended(3))));
        published(shard());

        assertThat(topic.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(tables.texts("SELECT published FROM publications")).containsExactly("5");
    }

    @Test
    void a_death_after_everything_was_written_is_noted_when_the_topic_is_opened_again() {
        store.store(List.of(story.planned(story.started(1))));
        published(shard());
        store.store(List.of(story.planned(story.confirmed(2))));
        tables.change("UPDATE publications SET published = 0");
        published(shard());
        tables.change("UPDATE publications SET published = 0");

        published(shard());

        assertThat(topic.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(tables.texts("SELECT published FROM publications")).containsExactly("3");
    }

    @Test
    void a_writer_that_another_has_followed_writes_no_more_until_it_opens_again() {
        store.store(List.of(story.planned(story.started(1))));
        var old = shard();
        published(old);
        store.store(List.of(story.planned(story.confirmed(2))));
        published(shard());
        store.store(List.of(story.reviewed(story.ended(3))));

        assertThatThrownBy(() -> published(old)).hasMessageContaining("fenced");
        old.close();
        published(old);

        assertThat(topic.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void tables_that_were_lost_publish_again_from_1() {
        store.store(List.of(story.planned(story.started(1))));
        published(shard());
        tables.empty();
        var again = new Story("s", SHARD);
        store.store(List.of(again.planned(again.started(1)), again.planned(again.confirmed(2))));

        published(shard());

        assertThat(topic.numbers()).containsExactly(1L, 1L, 2L, 3L);
        assertThat(topic.messages())
                .extracting(MemoryTopic.Message::store)
                .satisfies(stores -> assertThat(Set.copyOf(stores)).hasSize(2));
    }

    @Test
    void while_one_writes_another_leaves_the_shard_alone() {
        var other = shard();
        published(other);
        store.store(List.of(story.planned(story.started(1))));
        var more = new AtomicReference<Boolean>();
        var one = new Shard(SHARD, number -> new Watched(topic.open(number), () -> more.set(elsewhere(other))));

        published(one);

        assertThat(more).hasValue(false);
        assertThat(topic.writers()).isOne();
        assertThat(topic.numbers()).containsExactly(1L);
    }

    @Test
    void many_are_published_in_parts() {
        store.store(List.of(story.planned(story.started(1))));
        store.store(LongStream.range(0, 1_500)
                .mapToObj(at -> story.executed(story.succeeded("t" + at, at)))
                .toList());
        var shard = shard();

        tables.in(shard::publish);
        assertThat(tables.in(shard::publish)).isTrue();
        assertThat(tables.in(shard::publish)).isFalse();

        assertThat(topic.numbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_501).boxed().toList());
    }

    /** In a transaction of its own, beside this one. */
    private boolean elsewhere(Shard shard) {
        return CompletableFuture.supplyAsync(() -> tables.in(shard::publish))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Something happens while it writes. */
    private record Watched(ShardTopic topic, Runnable meanwhile) implements ShardTopic {
        @Override
        public long last(String store) {
            return topic.last(store);
        }

        @Override
        public void write(String store, List<Numbered> notifications) {
            meanwhile.run();
            topic.write(store, notifications);
        }

        @Override
        public void close() {
            topic.close();
        }
    }

    private Shard shard() {
        return new Shard(SHARD, topic);
    }

    /** The first look makes the row of the publication. */
    private void published(Shard shard) {
        tables.in(shard::publish);
        tables.in(shard::publish);
    }
}
