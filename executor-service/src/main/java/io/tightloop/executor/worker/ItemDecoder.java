package io.tightloop.executor.worker;

import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkItem;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads work items; what cannot be read is handed to whoever keeps poison. For one thread. */
public final class ItemDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(ItemDecoder.class);

    private final Deserializer<SpecificRecord> deserializer;
    private final Consumer<DeadLetter> onPoison;

    /**
     * A decoder.
     *
     * @param onPoison keeps an item that cannot be read; when it throws, the item is delivered again
     */
    public ItemDecoder(Deserializer<SpecificRecord> deserializer, Consumer<DeadLetter> onPoison) {
        this.deserializer = deserializer;
        this.onPoison = onPoison;
    }

    /** The item; empty when it is poison. Waits for a registry that is away. */
    public Optional<WorkItem> decode(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        while (true) {
            try {
                if (deserializer.deserialize(record.topic(), record.value()) instanceof WorkItem item) {
                    return Optional.of(item);
                }
                return poison(record, "the value is not a WorkItem");
            } catch (RuntimeException e) {
                if (!Outages.passes(e)) {
                    return poison(record, e.toString());
                }
                LOG.warn("The registry is waited for: {}", e.toString());
                Outages.pause();
            }
        }
    }

    private Optional<WorkItem> poison(ConsumerRecord<String, byte[]> record, String cause) {
        LOG.error("{}-{}@{} is no work item: {}", record.topic(), record.partition(), record.offset(), cause);
        onPoison.accept(new DeadLetter(
                "executor",
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? "" : record.key(),
                Text.first(cause, Text.MESSAGE_BYTES),
                ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value()),
                record.timestamp(),
                record.key() == null ? "" : record.key(),
                Headers.values(record.headers())));
        return Optional.empty();
    }
}
