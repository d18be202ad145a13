package io.tightloop.executor.gateway;

import io.tightloop.executor.worker.ItemDecoder;
import io.tightloop.executor.worker.WorkGroup;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;

/**
 * Items of a queue from its share group.
 *
 * <p>Those for which nobody waits here must be released, and a release counts as a delivery: after
 * {@code group.share.delivery.count.limit} (5) of them Kafka drops the record. Kept here and renewed instead, they
 * would be out of reach of workers that wait elsewhere. So it is for the desk to say how many are acquired at a time
 * ({@code record_limit}, {@code max.poll.records}), which is fixed for the life of a member of the group.
 *
 * <p>The group's assignor gives each partition to one member while there are no more members than partitions, so a
 * member that does not poll keeps its partitions from all others: who steps aside leaves the group.
 */
final class KafkaWorkSupply implements WorkSupply {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final WorkGroup group;
    private final ItemDecoder decoder;
    private final ShareConsumer<String, byte[]> consumer;
    private boolean aside;

    private KafkaWorkSupply(WorkGroup group, ItemDecoder decoder, int most) {
        this.group = group;
        this.decoder = decoder;
        this.consumer = group.join(most);
    }

    /** Opens queues at an installation; poison goes to whoever keeps it. */
    static Source source(WorkerWire wire, Consumer<DeadLetter> onPoison) {
        return (queue, most) -> {
            var group = new WorkGroup(wire, queue);
            try {
                group.prepare();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the queue cannot be opened: " + e.getMessage(), e);
            }
            return new KafkaWorkSupply(group, new ItemDecoder(wire.serdes().deserializer(), onPoison), most);
        };
    }

    private final class Acquired implements Offer {
        private final ConsumerRecord<String, byte[]> record;
        private final WorkItem item;

        private Acquired(ConsumerRecord<String, byte[]> record, WorkItem item) {
            this.record = record;
            this.item = item;
        }

        @Override
        public WorkItem item() {
            return item;
        }

        @Override
        public void taken() {
            consumer.acknowledge(record, AcknowledgeType.ACCEPT);
        }

        @Override
        public void giveBack() {
            consumer.acknowledge(record, AcknowledgeType.RELEASE);
        }
    }

    @Override
    public List<Offer> next(Duration longest) throws InterruptedException {
        if (aside) {
            consumer.subscribe(List.of(group.topic()));
            aside = false;
        }
        var offers = new ArrayList<Offer>();
        var records = consumer.poll(longest);
        for (var record : records) {
            decoder.decode(record)
                    .ifPresentOrElse(
                            item -> offers.add(new Acquired(record, item)),
                            () -> consumer.acknowledge(record, AcknowledgeType.REJECT));
        }
        if (offers.size() < records.count()) {
            settle();
        }
        return offers;
    }

    @Override
    public void settle() {
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
