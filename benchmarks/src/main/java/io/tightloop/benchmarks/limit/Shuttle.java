package io.tightloop.benchmarks.limit;

import io.tightloop.benchmarks.load.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that go into one topic and are awaited at another one, or at the same. */
final class Shuttle implements AutoCloseable {
    private static final int IN_FLIGHT = 20_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_ALONE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int KEYS = 1_000;

    private final Wire wire;
    private final String in;
    private final byte[] value;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Shuttle(Wire wire, String in, String out, int bytes) {
        this.wire = wire;
        this.in = in;
        value = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(value);
        consumer = new KafkaConsumer<>(
                wire.client(Map.of("isolation.level", "read_committed", "max.poll.records", 5_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        int partitions = consumer.partitionsFor(out).size();
        var all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(out, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** p50 of one record at a time, ms, after half as much warm-up. */
    double alone(long seconds) {
        var times = new Histogram(LONGEST_ALONE_NS, 3);
        try (var producer = producer(0)) {
            long begun = System.nanoTime();
            long warm = begun + TimeUnit.SECONDS.toNanos(seconds) / 2;
            long end = begun + TimeUnit.SECONDS.toNanos(seconds) * 3 / 2;
            for (int i = 0; System.nanoTime() < end; i++) {
                long sent = System.nanoTime();
                send(producer, i);
                await(sent);
                if (sent > warm) {
                    times.recordValue(System.nanoTime() - sent);
                }
            }
        }
        return times.getValueAtPercentile(50) / 1e6;
    }

    private void await(long sent) {
        while (consumer.poll(POLL).isEmpty()) {
            if (System.nanoTime() - sent > LONGEST_ALONE_NS) {
                throw new IllegalStateException("a record written to " + in + " did not come in 30 s");
            }
        }
    }

    /** Records per second with as many under way as it takes, after half as much warm-up. */
    double flatOut(long seconds) throws InterruptedException {
        var ahead = new AtomicLong();
        long begun = System.nanoTime();
        long warm = begun + TimeUnit.SECONDS.toNanos(seconds) / 2;
        long end = begun + TimeUnit.SECONDS.toNanos(seconds) * 3 / 2;
        var writer = Thread.ofPlatform().start(() -> write(ahead, end));
        long counted = 0;
        long first = warm;
        long last = warm;
        while (System.nanoTime() < end) {
            int count = consumer.poll(POLL).count();
            ahead.addAndGet(-count);
            long now = System.nanoTime();
            if (now <= warm) {
                first = now;
            } else {
                counted += count;
                last = now;
            }
        }
        writer.join();
        drain(ahead);
        return counted * 1e9 / Math.max(1, last - first);
    }

    private void write(AtomicLong ahead, long end) {
        try (var producer = producer(5)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                while (ahead.get() > IN_FLIGHT && System.nanoTime() < end) {
                    LockSupport.parkNanos(100_000);
                }
                ahead.incrementAndGet();
                send(producer, i);
            }
        }
    }

    private void drain(AtomicLong ahead) {
        long end = System.nanoTime() + LONGEST_ALONE_NS;
        while (ahead.get() > 0 && System.nanoTime() < end) {
            ahead.addAndGet(-consumer.poll(POLL).count());
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, int number) {
        producer.send(new ProducerRecord<>(in, Integer.toString(number % KEYS), value));
    }

    private KafkaProducer<String, byte[]> producer(int lingerMs) {
        return new KafkaProducer<>(
                wire.client(Map.of("acks", "all", "linger.ms", lingerMs, "batch.size", 64 << 10)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
