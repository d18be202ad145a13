package io.tightloop.baton.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final TopicPartition PLAN = new TopicPartition("t.plan-events", 0);
    private static final long NOW = System.nanoTime() + Duration.ofHours(1).toNanos();

    private final Batch batch =
            new Batch(new EventDecoder((_, _) -> null, Set.of(), new SimpleMeterRegistry().counter("poison")));

    @Test
    void nothing_is_never_due() {
        batch.add(ConsumerRecords.empty());
        assertThat(batch.isDue(NOW)).isFalse();
    }

    @Test
    void first_record_is_due_at_once() {
        batch.add(records(1, 10));
        assertThat(batch.isDue(NOW)).isTrue();
        assertThat(batch.take()).extracting(Recorded::place).containsExactly(new Place("t.plan-events", 0, 0));
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void next_batch_waits_four_times_as_long_as_the_last_one_took() {
        batch.tookSince(NOW, NOW + ms(10));
        batch.add(records(1, 10));

        assertThat(batch.isDue(NOW + ms(49))).isFalse();
        assertThat(batch.isDue(NOW + ms(50))).isTrue();
    }

    @Test
    void no_batch_waits_longer_than_half_a_second() {
        batch.tookSince(NOW, NOW + ms(2_000));
        batch.add(records(1, 10));

        assertThat(batch.isDue(NOW + ms(2_499))).isFalse();
        assertThat(batch.isDue(NOW + ms(2_500))).isTrue();
    }

    @Test
    void full_batch_does_not_wait() {
        batch.tookSince(NOW, NOW + ms(2_000));
        batch.add(records(9_999, 10));
        assertThat(batch.isDue(NOW + ms(2_000))).isFalse();

        batch.add(records(1, 10));
        assertThat(batch.isDue(NOW + ms(2_000))).isTrue();
    }

    @Test
    void batch_of_large_records_does_not_wait() {
        batch.tookSince(NOW, NOW + ms(2_000));
        batch.add(records(15, 1 << 20));
        assertThat(batch.isDue(NOW + ms(2_000))).isFalse();

        batch.add(records(1, 1 << 20));
        assertThat(batch.isDue(NOW + ms(2_000))).isTrue();
    }

    @Test
    void kafka_is_left_alone_between_polls_unless_it_has_plenty() {
        batch.tookSince(NOW, NOW + ms(100));
        batch.add(records(499, 10));
        assertThat(batch.patience(NOW + ms(100))).isEqualTo(Duration.ofMillis(200));
        assertThat(batch.patience(NOW + ms(470))).isEqualTo(Duration.ofMillis(20));
        assertThat(batch.patience(NOW + ms(495))).isEqualTo(Duration.ofMillis(5));

        batch.add(records(500, 10));
        assertThat(batch.patience(NOW + ms(100))).isZero();
    }

    @Test
    void records_of_partitions_that_another_instance_takes_over_are_left_out() {
        batch.add(records(3, 10));
        batch.leaveOut(List.of(new TopicPartition("t.plan-events", 1)));
        assertThat(batch.isEmpty()).isFalse();

        batch.leaveOut(List.of(PLAN));
        assertThat(batch.isEmpty()).isTrue();
    }

    private static long ms(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private static ConsumerRecords<String, byte[]> records(int count, int bytes) {
        var records = LongStream.range(0, count)
                .mapToObj(offset -> new ConsumerRecord<>(PLAN.topic(), PLAN.partition(), offset, "s", new byte[bytes]))
                .map(BatchTest::sized)
                .toList();
        return new ConsumerRecords<>(Map.of(PLAN, records), Map.of());
    }

    private static ConsumerRecord<String, byte[]> sized(ConsumerRecord<String, byte[]> message) {
        return new ConsumerRecord<>(
                message.topic(),
                message.partition(),
                message.offset(),
                0L,
                message.timestampType(),
                1,
                message.value().length,
                message.key(),
                message.value(),
                message.headers(),
                message.leaderEpoch());
    }
}
