package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.StartSession;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Writes the start commands itself, as an agent on Kafka may. */
final class TopicStarter implements Starter {
    private final Brief brief;
    private final Serializer<SpecificRecord> serializer;
    private final KafkaProducer<String, byte[]> producer;

    TopicStarter(Wire wire, WorkUnit unit) {
        brief = unit.brief();
        serializer = wire.serdes().serializer();
        producer = wire.producer(0);
        // The first session does not wait for what the producer asks first.
        producer.partitionsFor(Wire.TOPICS.commands());
    }

    @Override
    public synchronized void start(String sessionId) {
        var topic = Wire.TOPICS.commands();
        var command = new StartSession(UUID.randomUUID().toString(), sessionId, brief, "bench");
        var bytes = serializer.serialize(topic, command);
        producer.send(new ProducerRecord<>(topic, null, sessionId, bytes, Headers.of("bench", sessionId, command)));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        serializer.close();
    }
}
