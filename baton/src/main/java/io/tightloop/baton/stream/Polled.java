package io.tightloop.baton.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts what a stream thread has polled and not yet processed, so that what was polled together is committed together: a
 * commit after the first record would make all others wait for it. A count that is too high, after a rebalance, makes
 * commits wait for the pace; one that is too low makes them come sooner.
 */
public final class Polled implements ConsumerInterceptor<byte[], byte[]> {
    private static final ThreadLocal<int[]> OF_THREAD = ThreadLocal.withInitial(() -> new int[1]);

    /** The count of the calling stream thread. */
    static int[] ofThisThread() {
        return OF_THREAD.get();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        OF_THREAD.get()[0] += records.count();
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
