package io.tightloop.notifier.outbox;

import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import org.apache.kafka.common.TopicPartition;

/** Opens the partitions of the topic of notifications. */
public final class KafkaShardTopics implements ShardTopic.Opener {
    private final BatonSettings settings;
    private final EventConsumers consumers;
    private final AvroSerdes serdes;

    public KafkaShardTopics(BatonSettings settings, EventConsumers consumers, AvroSerdes serdes) {
        this.settings = settings;
        this.consumers = consumers;
        this.serdes = serdes;
    }

    @Override
    public ShardTopic open(int shard) {
        var partition = new TopicPartition(settings.topics().notifications(), shard);
        return new KafkaShardTopic(partition, settings, consumers, serdes.serializer());
    }
}
