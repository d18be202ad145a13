package io.tightloop.executor.gateway;

import io.tightloop.executor.worker.ItemDecoder;
import io.tightloop.executor.worker.WorkGroup;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;

/**
 * Items of a queue from its share group.
 *
 * <p>One record is acquired at a time ({@code record_limit}, {@code max.poll.records=1}). With more, those for which
 * nobody waits here would have to be released, and a release counts as a delivery: after
 * {@code group.share.delivery.count.limit} (5) of them Kafka drops the record. Kept here and renewed instead, they
 * would be out of reach of workers that wait elsewhere. One at a time costs a fetch for each item, some 300 items/s
 * of one queue and instance.
 *
 * <p>The group's assignor gives each partition to one member while there are no more members than partitions, so a
 * member that does not poll keeps its partitions from all others: who steps aside leaves the group.
 */
final class KafkaWorkSupply implements WorkSupply {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final WorkGroup group;
    private final ItemDecoder decoder;
    private final ShareConsumer<String, byte[]> consumer;
    private ConsumerRecord<String, byte[]> acquired;
    private boolean aside;

    private KafkaWorkSupply(WorkGroup group, ItemDecoder decoder) {
        this.group = group;
        this.decoder = decoder;
        this.consumer = group.join();
    }

    /** Opens queues at an installation; poison goes to whoever keeps it. */
    static Source source(WorkerWire wire, Consumer<DeadLetter> onPoison) {
        return queue -> {
            var group = new WorkGroup(wire, queue);
            try {
                group.prepare();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the queue cannot be opened: " + e.getMessage(), e);
            }
            return new KafkaWorkSupply(group, new ItemDecoder(wire.serdes().deserializer(), onPoison));
        };
    }

    @Override
    public Optional<WorkItem> next(Duration longest) throws InterruptedException {
        if (aside) {
            consumer.subscribe(List.of(group.topic()));
            aside = false;
        }
        for (var record : consumer.poll(longest)) {
            acquired = record;
        }
        if (acquired == null) {
            return Optional.empty();
        }
        var item = decoder.decode(acquired);
        if (item.isEmpty()) {
            acknowledge(AcknowledgeType.REJECT);
        }
        return item;
    }

    @Override
    public void taken() {
        acknowledge(AcknowledgeType.ACCEPT);
    }

    @Override
    public void giveBack() {
        acknowledge(AcknowledgeType.RELEASE);
    }

    private void acknowledge(AcknowledgeType type) {
        consumer.acknowledge(acquired, type);
        acquired = null;
        consumer.commitAsync();
    }

    @Override
    public void stepAside() {
        consumer.unsubscribe();
        aside = true;
    }

    /** A consumer that closes on an interrupted thread does not wait for what it has acknowledged. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        consumer.close(CLOSE);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
