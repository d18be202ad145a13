package io.tightloop.benchmarks.load;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How the driver reaches an installation that has the usual prefix and partitions.
 *
 * @param bootstrap its brokers
 * @param registry its schema registry
 * @param http its API
 */
public record Wire(String bootstrap, String registry, URI http) {
    /** The topics of a standalone server. */
    public static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    /** Settings of a Kafka client. */
    public Map<String, Object> client(Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.put("bootstrap.servers", bootstrap);
        return all;
    }

    /** An administrator of its brokers. */
    public Admin admin() {
        return Admin.create(client(Map.of()));
    }

    AvroSerdes serdes() {
        return new AvroSerdes(Map.of("schema.registry.url", registry));
    }

    /** @param lingerMs how long a record waits for others, unless the producer is flushed */
    KafkaProducer<String, byte[]> producer(int lingerMs) {
        return new KafkaProducer<>(
                client(Map.of(
                        "acks",
                        "all",
                        "linger.ms",
                        lingerMs,
                        "batch.size",
                        256 << 10,
                        "max.request.size",
                        Topics.MAX_RECORD_BYTES,
                        "buffer.memory",
                        2L * Topics.MAX_RECORD_BYTES)),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
