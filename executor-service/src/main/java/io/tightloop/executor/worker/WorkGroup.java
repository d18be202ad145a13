package io.tightloop.executor.worker;

import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG;

import io.tightloop.schemas.TopicCreator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The share group of one queue: all its workers, of which each item goes to one. */
public final class WorkGroup {
    private final WorkerWire wire;
    private final String queue;

    public WorkGroup(WorkerWire wire, String queue) {
        this.wire = wire;
        this.queue = queue;
    }

    /** Topic of the items. */
    public String topic() {
        return wire.topics().work(queue);
    }

    private String id() {
        return wire.topics().prefix() + "workers." + queue;
    }

    /** Makes the queue known and sets its group up; does nothing new when that has been done. */
    public void prepare() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(wire.clients())) {
            new TopicCreator(admin, wire.topics()).createQueue(queue);
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, id()),
                            List.of(
                                    // Items that were dispatched before the first worker came count too.
                                    set("share.auto.offset.reset", "earliest"),
                                    // An item of an aborted transaction belongs to no attempt, but would have effects.
                                    set("share.isolation.level", "read_committed"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /**
     * A member of the group.
     *
     * @param most items that it takes at a time; with one, none waits here while another worker is free
     */
    public ShareConsumer<String, byte[]> join(int most) {
        var consumer = new KafkaShareConsumer<>(
                wire.with(Map.of(
                        GROUP_ID_CONFIG,
                        id(),
                        SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        MAX_POLL_RECORDS_CONFIG,
                        most,
                        // Nothing is polled while all slots are taken, however long that is.
                        MAX_POLL_INTERVAL_MS_CONFIG,
                        Integer.MAX_VALUE)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic()));
        return consumer;
    }
}
