package io.tightloop.benchmarks.figures;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts transactions by what their coordinator has written about them. */
public final class Commits {
    private static final String TOPIC = "__transaction_state";
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Where Kafka's TransactionLogValue has its status: behind version, producer id, epoch and timeout. */
    private static final int STATUS_AT = 2 + 8 + 2 + 4;

    private static final byte COMPLETE_COMMIT = 4;

    private Commits() {}

    /**
     * Transactions that were committed between two times.
     *
     * @param client settings of a Kafka client
     */
    public static long between(LogEnds before, LogEnds after, Map<String, Object> client) {
        var ends = after.offsets().entrySet().stream()
                .filter(end -> end.getKey().topic().equals(TOPIC))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            ends.keySet()
                    .forEach(partition ->
                            consumer.seek(partition, before.offsets().getOrDefault(partition, 0L)));
            return count(consumer, ends);
        }
    }

    private static long count(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long commits = 0;
        while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (var record : consumer.poll(POLL)) {
                var end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (record.offset() < end && isCommit(record.value())) {
                    commits++;
                }
            }
        }
        return commits;
    }

    private static boolean isCommit(byte[] value) {
        return value != null && value.length > STATUS_AT && value[STATUS_AT] == COMPLETE_COMMIT;
    }
}
