package io.tightloop.notifier.outbox;

import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A partition in Kafka: a transaction for each write, under an id that the shard alone has, so that a new writer fences
 * the one before; the number travels in a header, and the last record says where to go on.
 */
final class KafkaShardTopic implements ShardTopic {
    /** Store, colon, number: tells its writer what it has written. */
    static final String NUMBER = "tl-number";

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final TopicPartition partition;
    private final EventConsumers consumers;
    private final Serializer<SpecificRecord> serializer;
    private final Producer<String, byte[]> producer;

    KafkaShardTopic(
            TopicPartition partition,
            BatonSettings settings,
            EventConsumers consumers,
            Serializer<SpecificRecord> serializer) {
        this.partition = partition;
        this.consumers = consumers;
        this.serializer = serializer;
        this.producer = producer(settings, partition);
    }

    @Override
    public long last(String store) {
        producer.initTransactions();
        try (var consumer = consumers.free()) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), ANSWER).get(partition);
            long beginning =
                    consumer.beginningOffsets(List.of(partition), ANSWER).get(partition);
            // Markers of transactions take places too: what lies before the end may be none of ours.
            for (long back = 64; end > beginning; back *= 8) {
                long from = Math.max(beginning, end - back);
                var found = lastNumber(consumer, from, end, store);
                if (found.isPresent() || from == beginning) {
                    return found.orElse(0L);
                }
            }
            return 0;
        }
    }

    @Override
    public void write(String store, List<Numbered> notifications) {
        producer.beginTransaction();
        try {
            for (var each : notifications) {
                producer.send(record(store, each));
            }
            producer.commitTransaction();
        } catch (RuntimeException e) {
            abort(e);
            throw e;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void abort(RuntimeException cause) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private ProducerRecord<String, byte[]> record(String store, Numbered numbered) {
        var message = numbered.message();
        var headers = Headers.ofNotification(message);
        Headers.put(headers, NUMBER, store + ":" + numbered.number());
        return new ProducerRecord<>(
                partition.topic(),
                partition.partition(),
                null,
                message.getSessionId(),
                serializer.serialize(partition.topic(), message),
                headers);
    }

    private Optional<Long> lastNumber(Consumer<String, byte[]> consumer, long from, long end, String store) {
        consumer.seek(partition, from);
        var last = Optional.<Long>empty();
        long deadline = System.nanoTime() + ANSWER.toNanos();
        while (consumer.position(partition, ANSWER) < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end of " + partition + " cannot be read");
            }
            for (var message : consumer.poll(Duration.ofMillis(100))) {
                var number = number(message, store);
                last = number.isPresent() ? number : last;
            }
        }
        return last;
    }

    private static Optional<Long> number(ConsumerRecord<String, byte[]> message, String store) {
        var text = Headers.text(message.headers(), NUMBER);
        return text.startsWith(store + ":")
                ? Optional.of(Long.parseLong(text.substring(store.length() + 1)))
                : Optional.empty();
    }

    private static Producer<String, byte[]> producer(BatonSettings settings, TopicPartition partition) {
        var config = settings.clients();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, partition.topic() + "-" + partition.partition());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
