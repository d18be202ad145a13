package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTailTest {
    private static final Topics TOPICS = new Topics("t.", 1, (short) 1);
    private static final String WORK = TOPICS.workEvents();

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest");
    private final Heartbeats heartbeats = new Heartbeats();
    private final List<SpecificRecord> written = new CopyOnWriteArrayList<>();
    private final List<String> decoded = new CopyOnWriteArrayList<>();
    private final HeartbeatTail tail = new HeartbeatTail(TOPICS, new InMemoryConsumers(), heartbeats);

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
            return (_, bytes) -> {
                var value = written.get(bytes[0]);
                decoded.add(value.getSchema().getName());
                return value;
            };
        }
    }

    @BeforeEach
    void topic_has_records() {
        kafka.updatePartitions(WORK, List.of(new PartitionInfo(WORK, 0, null, null, null)));
        kafka.updateEndOffsets(Map.of(new TopicPartition(WORK, 0), 0L));
        tail.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        // A consumer in memory does not notice that its thread is interrupted.
        kafka.wakeup();
        tail.stop();
    }

    @Test
    void what_workers_say_is_heard_until_their_work_is_over() {
        kafka.schedulePollTask(() -> {
            add("executor", completed("s", "never-heard"));
            add("reviewer", beat("s", "check"));
            add("executor", beat("s", "w"));
        });
        Awaitility.await().until(() -> heartbeats.of("w").isPresent());
        assertThat(heartbeats.of("check")).isEmpty();

        kafka.schedulePollTask(() -> {
            add("executor", completed("other", "w"));
            add("executor", completed("s", "w"));
        });
        Awaitility.await().until(() -> heartbeats.of("w").isEmpty());
        assertThat(decoded).containsExactly("WorkHeartbeat", "WorkCompleted");
    }

    private void add(String dispatcher, SpecificRecord value) {
        var session = value.get(value.getSchema().getField("sessionId").pos()).toString();
        written.add(value);
        kafka.addRecord(new ConsumerRecord<>(
                WORK,
                0,
                written.size() - 1,
                0L,
                TimestampType.LOG_APPEND_TIME,
                1,
                1,
                session,
                new byte[] {(byte) (written.size() - 1)},
                Headers.ofWork("ada", dispatcher, session, value),
                Optional.empty()));
    }

    private static WorkHeartbeat beat(String session, String work) {
        return new WorkHeartbeat(session, work, "t", "claim", 50, "half");
    }

    private static WorkCompleted completed(String session, String work) {
        return new WorkCompleted(session, work, "t", "claim", "null", null, null, List.of(), null, null, null, null);
    }
}
