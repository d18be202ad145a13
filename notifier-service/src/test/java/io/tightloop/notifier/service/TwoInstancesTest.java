package io.tightloop.notifier.service;

import static io.tightloop.notifier.webhook.send.Conducts.answering;
import static io.tightloop.notifier.webhook.send.Conducts.waitingFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.outbox.MemoryTopic;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.webhook.send.Receiver;
import io.tightloop.notifier.webhook.send.Receiver.Conduct;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two notifiers on one database share the work, and what one leaves the other does. */
abstract class TwoInstancesTest {
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
    /** More requests than one instance sends to one endpoint: 8 while it has 7 under way. */
    private static final int MORE_THAN_ONE_SENDS = 16;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<MemoryTopic> topics =
            ALL.stream().map(_ -> new MemoryTopic()).toList();
    private Instance one;
    private Instance other;
    private int stories;

    /** Of contexts whose tables are all in one database. */
    abstract ApplicationContextBuilder context();

    @BeforeEach
    void two_at_work() {
        Instance.emptyTables(context());
        one = start(Set.of(0, 1));
        other = start(Set.of(2, 3));
        other.clock().set(one.clock().millis());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void both_send_at_once_and_the_receiver_gets_each_delivery_once() throws Exception {
        var together = new CountDownLatch(MORE_THAN_ONE_SENDS);
        try (var receiver = Receiver.that(counting(together, waitingFor(together, answering(200))))) {
            one.subscribe(receiver.url());
            sessionsEnd(60);

            untilAllIsDelivered(one);

            assertThat(ids(receiver)).containsExactlyInAnyOrderElementsOf(texts("SELECT id FROM deliveries"));
            assertThat(texts("SELECT attempts FROM deliveries")).hasSize(60).containsOnly("1");
            assertThat(List.of(one.sent(), other.sent()))
                    .allSatisfy(sent -> assertThat(sent).isPositive());
            assertThat(one.sent() + other.sent()).isEqualTo(60);
        }
        assertPublishedOnceAndInOrder();
    }

    @Test
    void both_believe_that_a_shard_is_theirs_and_it_is_published_once_and_in_order() {
        one.follow(ALL);
        other.follow(ALL);

        await("each shard is written by both").atMost(LONGEST).until(() -> {
            sessionsEnd(8);
            return topics.stream().allMatch(topic -> topic.writers() > 1);
        });

        assertPublishedOnceAndInOrder();
    }

    @Test
    void what_one_leaves_when_it_is_stopped_in_the_middle_the_other_does() throws Exception {
        var together = new CountDownLatch(MORE_THAN_ONE_SENDS);
        var stopped = new CountDownLatch(1);
        try (var receiver = Receiver.that(counting(together, waitingFor(stopped, answering(200))))) {
            one.subscribe(receiver.url());
            sessionsEnd(60);
            assertThat(together.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();

            one.close();
            int before = receiver.received().size();
            other.follow(ALL);
            stopped.countDown();
            IntStream.range(0, 20).forEach(_ -> ends(other));

            await("what was claimed is claimed again").atMost(LONGEST).until(() -> {
                other.clock().move(Duration.ofSeconds(1));
                return undelivered(other) == 0;
            });
            assertThat(ids(receiver)).hasSameElementsAs(texts("SELECT id FROM deliveries"));
            assertThat(ids(receiver).stream().distinct()).hasSize(80);
            assertThat(ids(receiver).stream().skip(before))
                    .as("once more at most")
                    .doesNotHaveDuplicates();
        }
        assertPublishedOnceAndInOrder();
    }

    private Instance start(Set<Integer> shards) {
        return Instance.start(context(), shard -> topics.get(shard).open(shard), shards);
    }

    private static Conduct counting(CountDownLatch requests, Conduct conduct) {
        return (request, socket) -> {
            requests.countDown();
            conduct.answer(request, socket);
        };
    }

    /** So many sessions, in all shards, read by the one and the other in turn. */
    private void sessionsEnd(int sessions) {
        IntStream.range(0, sessions).forEach(number -> ends(number / 4 % 2 == 0 ? one : other));
    }

    private void ends(Instance reader) {
        var story = new Story("s" + stories, stories % 4, 10L * stories++);
        reader.store(story.planned(story.started(1)), story.planned(story.confirmed(2)));
        reader.store(story.reviewed(story.ended(3)));
    }

    private void untilAllIsDelivered(Instance instance) {
        await("all is delivered").atMost(LONGEST).until(() -> undelivered(instance) == 0);
    }

    private static long undelivered(Instance instance) {
        return instance.tables().texts("SELECT state FROM deliveries").stream()
                .filter(state -> !state.equals("DELIVERED"))
                .count();
    }

    private List<String> texts(String sql) {
        return other.tables().texts(sql);
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.received().stream().map(one -> one.header("webhook-id")).toList();
    }

    private void assertPublishedOnceAndInOrder() {
        for (int shard : ALL) {
            var told =
                    other.tables().told(shard).stream().map(NotificationRow::id).toList();
            var topic = topics.get(shard);
            await("shard " + shard).atMost(LONGEST).until(() -> topic.messages().size() >= told.size());
            assertThat(topic.messages())
                    .extracting(message -> message.numbered().message().getId())
                    .isNotEmpty()
                    .containsExactlyElementsOf(told);
            assertThat(topic.messages())
                    .extracting(message -> message.numbered().number())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, told.size()).boxed().toList());
        }
    }
}
