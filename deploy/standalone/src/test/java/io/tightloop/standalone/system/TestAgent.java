package io.tightloop.standalone.system;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TopicCreator;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An agent on the queue {@code test-agents}: each session's items are done as its test says, others with no output. */
final class TestAgent implements AutoCloseable {
    static final String QUEUE = "test-agents";
    private static final String GROUP = "tightloop.workers." + QUEUE;

    private final Journal journal;
    private final Map<String, Work> work = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("test-agent").unstarted(this::run);

    private volatile boolean closing;

    private TestAgent(Journal journal) {
        this.journal = journal;
    }

    /** Does an item by filling in its result. */
    interface Work {
        void run(WorkItem item, WorkCompleted.Builder result);
    }

    static TestAgent start(Journal journal) {
        var agent = new TestAgent(journal);
        agent.thread.start();
        return agent;
    }

    /** From now on it does the items of this session so. */
    void does(String sessionId, Work how) {
        work.put(sessionId, how);
    }

    /** A task for a plan: a shell command. */
    static Task command(String id, String command, String... dependsOn) {
        return Task.newBuilder()
                .setId(id)
                .setTitle("run " + id)
                .setInput("{\"command\": \"" + command + "\"}")
                .setDependsOn(List.of(dependsOn))
                .setRetry(Retry.newBuilder().build())
                .build();
    }

    private void run() {
        prepare();
        try (var consumer = new KafkaShareConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                journal.bootstrap(),
                                "group.id",
                                GROUP,
                                "share.acknowledgement.mode",
                                "explicit"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", journal.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var wire = new Wire(producer, new AvroSerdes(Map.of("schema.registry.url", journal.registry())));
            consumer.subscribe(List.of(Journal.TOPICS.work(QUEUE)));
            while (!closing) {
                for (var taken : consumer.poll(Duration.ofMillis(20))) {
                    var item = wire.item(taken.value());
                    var claimId = UUID.randomUUID().toString();
                    wire.send(
                            item,
                            new WorkClaimed(
                                    item.getSessionId(),
                                    item.getWorkId(),
                                    item.getSubject(),
                                    claimId,
                                    "test-agent",
                                    null,
                                    QUEUE));
                    consumer.acknowledge(taken, AcknowledgeType.ACCEPT);
                    wire.send(item, done(item, claimId));
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private WorkCompleted done(WorkItem item, String claimId) {
        var result = WorkCompleted.newBuilder()
                .setSessionId(item.getSessionId())
                .setWorkId(item.getWorkId())
                .setSubject(item.getSubject())
                .setClaimId(claimId);
        work.getOrDefault(item.getSessionId(), (_, _) -> {}).run(item, result);
        return result.build();
    }

    /** Items that were dispatched before the agent came count too. */
    private void prepare() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", journal.bootstrap()))) {
            new TopicCreator(admin, Journal.TOPICS).createQueue(QUEUE);
            var earliest = new ConfigEntry("share.auto.offset.reset", "earliest");
            var committed = new ConfigEntry("share.isolation.level", "read_committed");
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, GROUP),
                            List.of(
                                    new AlterConfigOp(earliest, AlterConfigOp.OpType.SET),
                                    new AlterConfigOp(committed, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Wire(KafkaProducer<String, byte[]> producer, AvroSerdes serdes) {
        WorkItem item(byte[] value) {
            try (var deserializer = serdes.deserializer()) {
                return (WorkItem) deserializer.deserialize(Journal.TOPICS.work(QUEUE), value);
            }
        }

        void send(WorkItem item, SpecificRecord event) throws InterruptedException, ExecutionException {
            var topic = Journal.TOPICS.workEvents();
            try (var serializer = serdes.serializer()) {
                var headers = Headers.ofWork("test-agent", item.getDispatcher(), item.getSessionId(), event);
                var value = serializer.serialize(topic, event);
                producer.send(new ProducerRecord<>(topic, null, item.getSessionId(), value, headers))
                        .get();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
