package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A native worker that answers at once. Of all items that one poll brings it writes the results, which are the claims,
 * too; it waits once until all of them are written, and only then acknowledges the items.
 */
final class KafkaWorker implements AutoCloseable {
    /** What arrives after an empty fetch is seen in the next poll only: this is latency. */
    private static final Duration POLL = Duration.ofMillis(10);

    private final String queue;
    private final Tracks tracks;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final Deserializer<SpecificRecord> deserializer;
    private final KafkaShareConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    KafkaWorker(Wire wire, Tracks tracks, String queue, KafkaProducer<String, byte[]> producer) {
        this.queue = queue;
        this.tracks = tracks;
        this.producer = producer;
        serializer = wire.serdes().serializer();
        deserializer = wire.serdes().deserializer();
        consumer = new KafkaShareConsumer<>(
                wire.client(Map.of("group.id", group(queue), "share.acknowledgement.mode", "explicit")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Wire.TOPICS.work(queue)));
        thread = Thread.ofPlatform().name("bench-worker-" + queue).unstarted(this::work);
    }

    static String group(String queue) {
        return Wire.TOPICS.prefix() + "workers." + queue;
    }

    void start() {
        thread.start();
    }

    private void work() {
        try (consumer) {
            while (!closed) {
                takeSome();
            }
        } catch (WakeupException _) {
            // It is closed.
        }
    }

    private void takeSome() {
        var taken = consumer.poll(POLL);
        if (taken.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        var items = new ArrayList<WorkItem>(taken.count());
        for (var item : taken) {
            items.add((WorkItem) deserializer.deserialize(item.topic(), item.value()));
        }
        items.forEach(item -> answer(item, now));
        producer.flush();
        long written = System.nanoTime();
        items.stream()
                .filter(item -> item.getKind() == WorkKind.EXECUTE)
                .forEach(item -> tracks.reachedAgain(item.getSessionId(), Stage.LAST_RESULT, written));
        taken.forEach(item -> consumer.acknowledge(item, AcknowledgeType.ACCEPT));
    }

    private void answer(WorkItem item, long now) {
        boolean verify = item.getKind() == WorkKind.VERIFY;
        tracks.reached(item.getSessionId(), verify ? Stage.REVIEW_ITEM : Stage.FIRST_ITEM, now);
        var claimId = UUID.randomUUID().toString();
        write(item, InstantWork.answer(item, claimId));
    }

    private void write(WorkItem item, SpecificRecord event) {
        var topic = Wire.TOPICS.workEvents();
        var headers = Headers.ofWork(InstantWork.WORKER, item.getDispatcher(), item.getSessionId(), event);
        producer.send(
                new ProducerRecord<>(topic, null, item.getSessionId(), serializer.serialize(topic, event), headers));
    }

    void stop() {
        closed = true;
        consumer.wakeup();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        thread.join();
        serializer.close();
        deserializer.close();
    }
}
