package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerTailTest {
    private static final Topics TOPICS = new Topics("t.", 1, (short) 1);
    private static final CommandAccepted ANSWER =
            new CommandAccepted("s", "c", "StartSession", Outcome.CREATED, "", "", 1, 1L);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest");
    private final AnswerBook book = new AnswerBook();
    private final AnswerTail tail = new AnswerTail(TOPICS, new InMemoryConsumers(), book, new SimpleMeterRegistry());

    private final class InMemoryConsumers implements EventConsumers {
        @Override
        public Consumer<String, byte[]> free() {
            return kafka;
        }

        @Override
        public Consumer<String, byte[]> member(String group) {
            return kafka;
        }

        @Override
        public Deserializer<SpecificRecord> deserializer() {
            return (_, _) -> ANSWER;
        }
    }

    @BeforeEach
    void topics_have_records() {
        TOPICS.events()
                .forEach(
                        topic -> kafka.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null))));
        kafka.updateEndOffsets(
                TOPICS.events().stream().collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), _ -> 40L)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        // A consumer in memory does not notice that its thread is interrupted.
        kafka.wakeup();
        tail.stop();
    }

    @Test
    void answer_written_after_the_start_reaches_who_waits_and_who_asks_later() throws Exception {
        var waiting = book.expect(CommandRow.id("s", "c"));
        tail.start();
        assertThat(tail.awaitOpen(Duration.ofSeconds(10))).isTrue();

        kafka.schedulePollTask(() -> kafka.addRecord(answer(40)));

        var row = waiting.get(10, TimeUnit.SECONDS);
        assertThat(row.outcome()).isEqualTo("CREATED");
        assertThat(row.topicOffset()).isEqualTo(40);
        assertThat(book.expect(CommandRow.id("s", "c"))).isCompletedWithValueMatching(row::equals);
    }

    private static ConsumerRecord<String, byte[]> answer(long offset) {
        return new ConsumerRecord<>(
                TOPICS.planEvents(),
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                1,
                1,
                "s",
                new byte[1],
                Headers.of("planner", "s", ANSWER),
                Optional.empty());
    }
}
