package io.tightloop.standalone.system;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.TopicCreator;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An agent on Kafka that claims all that a poll brings, then does all of it without an output. */
final class SwiftAgent implements AutoCloseable {
    private final String queue;
    private final Journal journal;
    private final AtomicInteger done = new AtomicInteger();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("swift-agent").unstarted(this::run);
    private volatile boolean closing;

    private SwiftAgent(String queue, Journal journal) {
        this.queue = queue;
        this.journal = journal;
    }

    private record Held(WorkItem item, String claimId, Future<?> claimed) {}

    static SwiftAgent on(String queue, Journal journal) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", journal.bootstrap()))) {
            new TopicCreator(admin, Journal.TOPICS).createQueue(queue);
            var group = new ConfigResource(ConfigResource.Type.GROUP, "tightloop.workers." + queue);
            var earliest = new ConfigEntry("share.auto.offset.reset", "earliest");
            admin.incrementalAlterConfigs(Map.of(group, List.of(new AlterConfigOp(earliest, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        var agent = new SwiftAgent(queue, journal);
        agent.thread.start();
        return agent;
    }

    /** Items that it has done. */
    int done() {
        return done.get();
    }

    private void run() {
        var clients = Map.<String, Object>of(
                "bootstrap.servers", journal.bootstrap(), "group.id", "tightloop.workers." + queue);
        var serdes = new AvroSerdes(Map.of("schema.registry.url", journal.registry()));
        try (var consumer = new KafkaShareConsumer<>(clients, new StringDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", journal.bootstrap(), "linger.ms", 5),
                        new StringSerializer(),
                        new ByteArraySerializer());
                var deserializer = serdes.deserializer();
                var serializer = serdes.serializer()) {
            var topic = Journal.TOPICS.workEvents();
            Wire wire = (item, event) -> producer.send(new ProducerRecord<>(
                    topic,
                    null,
                    item.getSessionId(),
                    serializer.serialize(topic, event),
                    Headers.ofWork("swift", item.getDispatcher(), item.getSessionId(), event)));
            consumer.subscribe(List.of(Journal.TOPICS.work(queue)));
            while (!closing) {
                var held = new ArrayList<Held>();
                for (var taken : consumer.poll(Duration.ofMillis(20))) {
                    held.add(claimed((WorkItem) deserializer.deserialize(taken.topic(), taken.value()), wire));
                }
                for (var each : held) {
                    each.claimed().get();
                }
                consumer.commitSync();
                held.forEach(each -> wire.send(each.item(), completed(each)));
                done.addAndGet(held.size());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Wire {
        Future<?> send(WorkItem item, SpecificRecord event);
    }

    private Held claimed(WorkItem item, Wire wire) {
        var claimId = UUID.randomUUID().toString();
        var claim = new WorkClaimed(
                item.getSessionId(), item.getWorkId(), item.getSubject(), claimId, "swift", null, queue);
        return new Held(item, claimId, wire.send(item, claim));
    }

    private static WorkCompleted completed(Held held) {
        return WorkCompleted.newBuilder()
                .setSessionId(held.item().getSessionId())
                .setWorkId(held.item().getWorkId())
                .setSubject(held.item().getSubject())
                .setClaimId(held.claimId())
                .build();
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
