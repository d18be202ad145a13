package io.tightloop.standalone.chaos;

import io.tightloop.executor.worker.WorkGroup;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the suite's worker writes with: work events of any time, in the wire format. */
final class WorkerTools implements AutoCloseable {
    private final Topics topics;
    private final AvroSerdes serdes;
    private final WorkerWire wire;
    private final Serializer<SpecificRecord> serializer;
    private final KafkaProducer<String, byte[]> producer;

    WorkerTools(String bootstrap, String registryUrl, Topics topics) {
        this.topics = topics;
        serdes = new AvroSerdes(Map.of("schema.registry.url", registryUrl));
        wire = new WorkerWire(
                Map.of("bootstrap.servers", bootstrap, "reconnect.backoff.max.ms", "500"), topics, serdes);
        serializer = serdes.serializer();
        producer = new KafkaProducer<>(
                wire.with(Map.of(
                        "acks",
                        "all",
                        "max.block.ms",
                        5_000,
                        "delivery.timeout.ms",
                        30_000,
                        "request.timeout.ms",
                        5_000,
                        "linger.ms",
                        0)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A member of a queue's share group that takes many items at a time, as it answers each at once. */
    ShareConsumer<String, byte[]> join(String queue) throws InterruptedException, ExecutionException {
        var group = new WorkGroup(wire, queue);
        group.prepare();
        var consumer = new KafkaShareConsumer<>(
                wire.with(Map.of(
                        "group.id",
                        topics.prefix() + "workers." + queue,
                        "share.acknowledgement.mode",
                        "explicit",
                        "max.poll.records",
                        100)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(group.topic()));
        return consumer;
    }

    AvroSerdes serdes() {
        return serdes;
    }

    /** Writes a work event that says it is of this time, in ms since the epoch. */
    Future<RecordMetadata> write(String worker, String dispatcher, String sessionId, SpecificRecord event, long at) {
        var topic = topics.workEvents();
        var headers = Headers.ofWork(worker, dispatcher, sessionId, event);
        return producer.send(new ProducerRecord<>(topic, null, at, sessionId, serialized(topic, event), headers));
    }

    /** Writes bytes as they are. */
    Future<RecordMetadata> write(ProducerRecord<String, byte[]> record) {
        return producer.send(record);
    }

    synchronized byte[] serialized(String topic, SpecificRecord event) {
        return serializer.serialize(topic, event);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        serializer.close();
    }
}
