package io.tightloop.benchmarks.limit;

import io.tightloop.benchmarks.load.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The least that an exactly-once service on Kafka Streams does: one thread forwards each record, without state. */
final class StreamsHop implements AutoCloseable {
    private static final long START_SECONDS = 30;
    private static final int POLL_MS = 5;
    /** As long as a busy service spaces its commits at most. */
    private static final int COMMIT_MS = 25;

    private final KafkaStreams streams;
    private volatile boolean eachRecord;

    private StreamsHop(Wire wire, String in, String out, Path state) {
        var topology = new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), in)
                .addProcessor("hop", Forwarder::new, "in")
                .addSink("out", out, new ByteArraySerializer(), new ByteArraySerializer(), "hop");
        streams = new KafkaStreams(topology, config(wire, state));
    }

    static StreamsHop start(Wire wire, String in, String out, Path state) throws InterruptedException {
        var hop = new StreamsHop(wire, in, out, state);
        var running = new CountDownLatch(1);
        hop.streams.setStateListener((now, _) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        hop.streams.start();
        if (!running.await(START_SECONDS, TimeUnit.SECONDS)) {
            hop.close();
            throw new IllegalStateException("the bare Streams hop does not run after " + START_SECONDS + " s");
        }
        return hop;
    }

    /** Whether it commits after each record, which is quickest for one alone, or every 25 ms. */
    void commitEachRecord(boolean wanted) {
        eachRecord = wanted;
    }

    private static Properties config(Wire wire, Path state) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-limit");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, wire.bootstrap());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        config.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        config.put(StreamsConfig.producerPrefix("linger.ms"), 0);
        return config;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }

    private final class Forwarder implements Processor<byte[], byte[], byte[], byte[]> {
        private ProcessorContext<byte[], byte[]> context;

        @Override
        public void init(ProcessorContext<byte[], byte[]> wanted) {
            context = wanted;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            context.forward(record);
            if (eachRecord) {
                context.commit();
            }
        }
    }
}
