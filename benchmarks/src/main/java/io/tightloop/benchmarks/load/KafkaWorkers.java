package io.tightloop.benchmarks.load;

import io.tightloop.schemas.TopicCreator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;

/** External workers on Kafka: members of the queues' share groups, each with a thread and a producer of its own. */
final class KafkaWorkers implements AutoCloseable {
    private final List<KafkaProducer<String, byte[]>> producers = new ArrayList<>();
    private final List<KafkaWorker> workers = new ArrayList<>();

    /** @param perQueue threads for each of the two queues, at least 1 */
    KafkaWorkers(Wire wire, Tracks tracks, int perQueue) {
        for (var queue : List.of(WorkUnit.QUEUE, WorkUnit.REVIEW_QUEUE)) {
            for (int i = 0; i < perQueue; i++) {
                // Only a flush ends the wait, so that one request carries what one poll has brought.
                var producer = wire.producer(100);
                producer.partitionsFor(Wire.TOPICS.workEvents());
                producers.add(producer);
                workers.add(new KafkaWorker(wire, tracks, queue, producer));
            }
        }
        workers.forEach(KafkaWorker::start);
    }

    /** Makes the queues known and sets their share groups up, as every native worker does before it joins. */
    static void prepare(Wire wire) throws ExecutionException, InterruptedException {
        try (var admin = wire.admin()) {
            var topics = new TopicCreator(admin, Wire.TOPICS);
            for (var queue : List.of(WorkUnit.QUEUE, WorkUnit.REVIEW_QUEUE, WorkUnit.ABSENT_QUEUE)) {
                topics.createQueue(queue);
                var settings = List.of(
                        set("share.auto.offset.reset", "earliest"), set("share.isolation.level", "read_committed"));
                var group = new ConfigResource(ConfigResource.Type.GROUP, KafkaWorker.group(queue));
                admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
            }
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    @Override
    public void close() throws InterruptedException {
        workers.forEach(KafkaWorker::stop);
        for (var worker : workers) {
            worker.close();
        }
        producers.forEach(producer -> producer.close(Duration.ofSeconds(2)));
    }
}
