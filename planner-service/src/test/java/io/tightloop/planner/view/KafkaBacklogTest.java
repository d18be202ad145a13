package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.planner.database.OnH2;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnH2
class KafkaBacklogTest {
    private static final Topics TOPICS = new Topics("backlog.", 1, (short) 1);
    private static final TopicPartition PLAN = new TopicPartition(TOPICS.planEvents(), 0);

    @Inject
    ReadModelWriter writer;

    @Inject
    Tables tables;

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private KafkaBacklog backlog;

    private final class InMemory implements EventConsumers {
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
            throw new UnsupportedOperationException("nothing is decoded");
        }
    }

    @BeforeEach
    void nothing_is_published() {
        tables.positions().deleteAll();
        kafka.updateEndOffsets(
                TOPICS.events().stream().collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), _ -> 0L)));
        backlog = new KafkaBacklog(new InMemory(), writer, TOPICS);
    }

    @AfterEach
    void close() {
        backlog.close();
    }

    @Test
    void tables_hold_all_where_nothing_or_no_more_was_published() {
        assertThat(backlog.isStored(now())).isTrue();

        kafka.updateEndOffsets(Map.of(PLAN, 8L));
        store(7);
        assertThat(backlog.isStored(now())).isTrue();
    }

    @Test
    void record_that_is_not_stored_is_waited_for() {
        kafka.updateEndOffsets(Map.of(PLAN, 8L));
        store(5);
        published(7);
        assertThat(backlog.isStored(now())).isFalse();

        store(7);
        assertThat(backlog.isStored(now())).isTrue();
    }

    @Test
    void marker_at_the_end_is_none() {
        kafka.updateEndOffsets(Map.of(PLAN, 9L));
        store(7);
        // A consumer in memory has no markers: it passes over this one as one of Kafka does.
        kafka.schedulePollTask(() -> kafka.seek(PLAN, 9));

        assertThat(backlog.isStored(now())).isTrue();
    }

    @Test
    void time_that_was_asked_for_before_costs_no_look() {
        long now = now();
        assertThat(backlog.isStored(now)).isTrue();
        kafka.updateEndOffsets(Map.of(PLAN, 8L));
        published(7);

        assertThat(backlog.isStored(now)).isTrue();
    }

    @Test
    void nothing_is_known_while_kafka_is_away() {
        kafka.setOffsetsException(new KafkaException("away"));

        assertThat(backlog.isStored(now())).isFalse();
    }

    private void published(long offset) {
        kafka.schedulePollTask(() -> kafka.addRecord(new ConsumerRecord<>(PLAN.topic(), 0, offset, "s", new byte[1])));
    }

    private void store(long offset) {
        var event = new SessionResumed("s", Phase.PLAN, 1, Limits.newBuilder().build(), 5L);
        writer.store(List.of(new Recorded(new Place(PLAN.topic(), 0, offset), Optional.of(event))));
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
