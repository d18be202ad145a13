package io.tightloop.baton.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a follower says of how far it is: reminders and what is lost are told where it is level. */
class FollowerTest {
    private static final TopicPartition BUSY = new TopicPartition("events", 0);
    private static final TopicPartition LONG = new TopicPartition("events", 1);
    private static final Follower.Feed FEED = new Follower.Feed("test-feed", "group", List.of("events"), Set.of());

    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger opened = new AtomicInteger();
    private final Follower follower = Follower.start(FEED, new Consumers(), new Tables(), new SimpleMeterRegistry());

    @AfterEach
    void close() throws InterruptedException {
        follower.close();
    }

    @Test
    void a_partition_is_level_though_each_poll_brings_something_and_one_that_has_more_is_not() {
        await().untilAsserted(() -> assertThat(follower.level()).containsExactly(BUSY.partition()));
        await().untilAsserted(() -> assertThat(stored.get("events:0")).isGreaterThan(5));
        assertThat(follower.assigned()).containsExactlyInAnyOrder(0, 1);
        assertThat(follower.reading()).isTrue();
    }

    @Test
    void nothing_is_level_or_assigned_from_a_failure_until_it_reads_again() {
        await().until(() -> !follower.level().isEmpty());
        broken.set(true);

        await().untilAsserted(() -> {
            assertThat(follower.level()).isEmpty();
            assertThat(follower.assigned()).isEmpty();
            assertThat(follower.reading()).isFalse();
        });
        broken.set(false);
        await().untilAsserted(() -> assertThat(follower.level()).containsExactly(BUSY.partition()));
        assertThat(opened).hasValueGreaterThan(1);
    }

    /** Its first partition gets a record with each poll, its second one has far more than it gives. */
    private final class Busy extends MockConsumer<String, byte[]> {
        private boolean assigned;

        private Busy() {
            super("earliest");
            updateBeginningOffsets(Map.of(BUSY, 0L, LONG, 0L));
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            if (broken.get()) {
                throw new KafkaException("the broker has gone");
            }
            if (!assigned) {
                assigned = true;
                rebalance(List.of(BUSY, LONG));
                updateEndOffsets(Map.of(BUSY, 0L, LONG, 1_000_000L));
            }
            long next = position(BUSY);
            addRecord(new ConsumerRecord<>(BUSY.topic(), BUSY.partition(), next, "s", new byte[] {1}));
            addRecord(new ConsumerRecord<>(LONG.topic(), LONG.partition(), position(LONG), "s", new byte[] {1}));
            updateEndOffsets(Map.of(BUSY, next + 1, LONG, 1_000_000L));
            return super.poll(timeout);
        }
    }

    private final class Consumers implements EventConsumers {
        @Override
        public Consumer<String, byte[]> free() {
            throw new UnsupportedOperationException("a follower is a member of its group");
        }

        @Override
        public Consumer<String, byte[]> member(String group) {
            opened.incrementAndGet();
            return new Busy();
        }

        @Override
        public Deserializer<SpecificRecord> deserializer() {
            return (_, _) -> {
                throw new UnsupportedOperationException("nothing is decoded here");
            };
        }
    }

    private final class Tables implements BatchStore {
        @Override
        public void store(List<Recorded> batch) {
            stored.putAll(Positions.last(batch));
        }

        @Override
        public Map<String, Long> stored(Collection<String> partitions) {
            return stored;
        }
    }
}
