package io.tightloop.baton.feed;

import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers of the installation's broker. */
public final class KafkaEventConsumers implements EventConsumers {
    private final BatonSettings settings;
    private final AvroSerdes serdes;

    public KafkaEventConsumers(BatonSettings settings, AvroSerdes serdes) {
        this.settings = settings;
        this.serdes = serdes;
    }

    @Override
    public Consumer<String, byte[]> free() {
        return open(Map.of());
    }

    @Override
    public Consumer<String, byte[]> member(String group) {
        return open(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                group + "-" + settings.instance(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                1500,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000));
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return serdes.deserializer();
    }

    private Consumer<String, byte[]> open(Map<String, Object> more) {
        var config = settings.clients();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putAll(more);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
