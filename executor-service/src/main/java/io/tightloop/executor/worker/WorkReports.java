package io.tightloop.executor.worker;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkerSeen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes work-events: those of items are keyed by session and routed to the dispatcher of the item. Thread-safe. */
final class WorkReports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkReports.class);

    private final Producer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final String topic;

    WorkReports(WorkerWire wire) {
        this.topic = wire.topics().workEvents();
        this.serializer = wire.serdes().serializer();
        this.producer = new KafkaProducer<>(wire.with(settings()), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ACKS_CONFIG, "all",
                ENABLE_IDEMPOTENCE_CONFIG, true,
                MAX_BLOCK_MS_CONFIG, 5_000,
                REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** Writes a claim; when this returns, every replica has it. */
    void claim(Claim claim) throws InterruptedException, ExecutionException {
        send(claim, claim.claimed()).get();
    }

    /** Writes a sign of life and waits for nothing. */
    void heartbeat(Claim claim, Integer percent, String message) {
        try {
            send(claim, claim.heartbeat(percent, message));
        } catch (KafkaException | InterruptedException e) {
            LOG.warn("No heartbeat for {}: {}", claim.item().getWorkId(), e.toString());
        }
    }

    /** Writes who takes from a queue and waits for nothing. */
    void announce(String queue, String worker, List<String> capabilities) {
        var seen = new WorkerSeen(queue, worker, capabilities);
        try {
            send(worker, seen, Headers.ofWork(worker, "", worker, seen));
        } catch (KafkaException | InterruptedException e) {
            LOG.warn("{} is not announced on {}: {}", worker, queue, e.toString());
        }
    }

    /** Writes a result, again and again while the broker or the registry is away. */
    void result(Claim claim, SpecificRecord result) throws InterruptedException {
        while (!written(claim, result)) {
            Outages.pause();
        }
    }

    /** Writes a result if that can be done in this time. */
    void resultWithin(Duration atMost, Claim claim, SpecificRecord result) {
        try {
            send(claim, result).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (KafkaException | ExecutionException | TimeoutException | InterruptedException e) {
            LOG.warn(
                    "The end of {} is not reported, its lease will lapse: {}",
                    claim.item().getWorkId(),
                    e.toString());
        }
    }

    /** Whether nothing is left to be tried. */
    private boolean written(Claim claim, SpecificRecord result) throws InterruptedException {
        try {
            send(claim, result).get();
            return true;
        } catch (KafkaException | ExecutionException e) {
            if (!Outages.passes(e)) {
                LOG.error(
                        "The result of {} cannot be written, its lease will lapse",
                        claim.item().getWorkId(),
                        e);
                return true;
            }
            LOG.warn("The result of {} is not written yet: {}", claim.item().getWorkId(), e.toString());
            return false;
        }
    }

    private Future<RecordMetadata> send(Claim claim, SpecificRecord event) throws InterruptedException {
        var item = claim.item();
        var sessionId = item.getSessionId();
        return send(sessionId, event, Headers.ofWork(claim.worker(), item.getDispatcher(), sessionId, event));
    }

    private Future<RecordMetadata> send(String key, SpecificRecord event, RecordHeaders headers)
            throws InterruptedException {
        var value = serialized(event);
        try {
            return producer.send(new ProducerRecord<>(topic, null, key, value, headers));
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        }
    }

    /** A serializer is for one thread at a time. */
    private synchronized byte[] serialized(SpecificRecord event) {
        return serializer.serialize(topic, event);
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(500));
        serializer.close();
    }
}
