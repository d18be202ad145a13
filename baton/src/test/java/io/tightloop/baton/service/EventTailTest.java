package io.tightloop.baton.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkCancelled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventTailTest {
    private static final String TOPIC = "events";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final WorkCancelled CANCELLED = new WorkCancelled("s", "w", "t", "BREAK", 1L);

    private final BlockingQueue<Scripted> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger registryAway = new AtomicInteger();
    private EventTail tail;
    private Thread thread;

    /** A broker whose topic ends at offset 5. */
    private static final class Scripted extends MockConsumer<String, byte[]> {
        Scripted() {
            super("earliest");
            updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
            updateEndOffsets(Map.of(PARTITION, 5L));
            updateBeginningOffsets(Map.of(PARTITION, 0L));
        }

        Scripted has(long offset, String type) {
            var headers = new RecordHeaders().add(Headers.TYPE, type.getBytes());
            schedulePollTask(() -> addRecord(new ConsumerRecord<>(
                    TOPIC,
                    0,
                    offset,
                    7,
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    "s",
                    new byte[] {1},
                    headers,
                    Optional.empty())));
            return this;
        }

        Scripted fails() {
            setPollException(new KafkaException("the broker has gone"));
            return this;
        }
    }

    @BeforeEach
    void follow() {
        tail = new EventTail(
                new EventTail.Source(List.of(TOPIC), Duration.ZERO, Duration.ZERO, this::next, () -> this::decode),
                record -> heard.add(record.offset() + " " + record.type() + " "
                        + record.value(WorkCancelled.class)
                                .map(WorkCancelled::getReason)
                                .orElse("-")));
        thread = Thread.ofPlatform().daemon().unstarted(tail);
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    }

    private Consumer<String, byte[]> next() {
        var scripted = opened.poll();
        return scripted == null ? new Scripted() : scripted;
    }

    private SpecificRecord decode(String topic, byte[] value) {
        if (registryAway.getAndDecrement() > 0) {
            throw new SerializationException(new TimeoutException("no registry"));
        }
        return CANCELLED;
    }

    private String told() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void records_after_the_end_are_told_and_only_what_is_asked_for_is_decoded() throws Exception {
        opened.add(new Scripted().has(4, "WorkCancelled").has(5, "TaskStarted").has(6, "WorkCancelled"));
        thread.start();

        assertThat(tail.awaitFollowing(Duration.ofSeconds(10))).isTrue();
        assertThat(told()).isEqualTo("5 TaskStarted -");
        assertThat(told()).isEqualTo("6 WorkCancelled BREAK");
    }

    @Test
    void after_an_outage_it_goes_on_where_it_stopped() throws Exception {
        opened.add(new Scripted().has(5, "TaskStarted"));
        opened.add(new Scripted().has(5, "TaskStarted").has(6, "WorkCancelled"));
        var first = opened.peek();
        thread.start();

        assertThat(told()).isEqualTo("5 TaskStarted -");
        first.fails();
        assertThat(told()).isEqualTo("6 WorkCancelled BREAK");
    }

    @Test
    void registry_that_is_away_is_waited_for() throws Exception {
        registryAway.set(1);
        opened.add(new Scripted().has(5, "WorkCancelled"));
        thread.start();

        assertThat(told()).isEqualTo("5 WorkCancelled BREAK");
    }
}
