package io.tightloop.standalone.system;

import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.TopicCreator;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkerSeen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An agent that takes part by Kafka alone, one item at a time, step by step as its test says. For one thread. */
final class NativeWorker implements AutoCloseable {
    private final String queue;
    private final String name;
    private final AvroSerdes serdes;
    private final KafkaShareConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;

    private NativeWorker(Journal journal, String queue, String name) {
        this.queue = queue;
        this.name = name;
        serdes = new AvroSerdes(Map.of("schema.registry.url", journal.registry()));
        consumer = new KafkaShareConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        journal.bootstrap(),
                        "group.id",
                        group(queue),
                        "share.acknowledgement.mode",
                        "explicit",
                        "share.acquire.mode",
                        "record_limit",
                        "max.poll.records",
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", journal.bootstrap()), new StringSerializer(), new ByteArraySerializer());
        consumer.subscribe(List.of(Journal.TOPICS.work(queue)));
    }

    private static String group(String queue) {
        return "tightloop.workers." + queue;
    }

    /** A worker of this name, which has made the queue known and set up its group. */
    static NativeWorker on(String queue, String name, Journal journal) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", journal.bootstrap()))) {
            new TopicCreator(admin, Journal.TOPICS).createQueue(queue);
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, group(queue)),
                            List.of(
                                    set("share.auto.offset.reset", "earliest"),
                                    set("share.isolation.level", "read_committed"))))
                    .all()
                    .get();
        }
        return new NativeWorker(journal, queue, name);
    }

    private static AlterConfigOp set(String setting, String value) {
        return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    }

    /** The next item that is delivered to it. */
    ConsumerRecord<String, byte[]> take() {
        return await("an item for " + name)
                .pollInSameThread()
                .atMost(Api.PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(this::poll, Optional::isPresent)
                .orElseThrow();
    }

    /** What is delivered to it within a moment. */
    Optional<ConsumerRecord<String, byte[]>> poll() {
        for (var taken : consumer.poll(Duration.ofMillis(100))) {
            return Optional.of(taken);
        }
        return Optional.empty();
    }

    void acknowledge(ConsumerRecord<String, byte[]> taken, AcknowledgeType how) {
        consumer.acknowledge(taken, how);
        consumer.commitSync();
    }

    /** Says that it waits here and what it can do. */
    void announce(String... capabilities) throws Exception {
        send(name, "", new WorkerSeen(queue, name, List.of(capabilities)));
    }

    /** Claims the next item, then acknowledges it. */
    Claim claim() throws Exception {
        var taken = take();
        try (var deserializer = serdes.deserializer()) {
            var item = (WorkItem) deserializer.deserialize(taken.topic(), taken.value());
            var claim = new Claim(item, UUID.randomUUID().toString());
            send(
                    item.getSessionId(),
                    item.getDispatcher(),
                    new WorkClaimed(
                            item.getSessionId(),
                            item.getWorkId(),
                            item.getSubject(),
                            claim.claimId(),
                            name,
                            null,
                            queue));
            acknowledge(taken, AcknowledgeType.ACCEPT);
            return claim;
        }
    }

    /** An item in its hands. */
    record Claim(WorkItem item, String claimId) {}

    /** Ends it without an output. */
    void complete(Claim claim) throws Exception {
        var item = claim.item();
        send(
                item.getSessionId(),
                item.getDispatcher(),
                WorkCompleted.newBuilder()
                        .setSessionId(item.getSessionId())
                        .setWorkId(item.getWorkId())
                        .setSubject(item.getSubject())
                        .setClaimId(claim.claimId())
                        .build());
    }

    private void send(String key, String dispatcher, SpecificRecord event) throws Exception {
        var topic = Journal.TOPICS.workEvents();
        try (var serializer = serdes.serializer()) {
            var headers = Headers.ofWork(name, dispatcher, key, event);
            producer.send(new ProducerRecord<>(topic, null, key, serializer.serialize(topic, event), headers))
                    .get();
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
