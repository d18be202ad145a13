package io.tightloop.standalone.broker;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Tells a partition that has no leader at the moment from one that does not exist. Kafka 4.3.1 does not (KAFKA-20734): the
 * transaction coordinator takes the first for deleted, drops the marker that ends a transaction there and holds the
 * transaction for complete. What was written to other partitions stays committed, this partition is stuck, and what was
 * written to it is lost when its producer comes back. Each stop and each kill of a broker that is alone is such a moment.
 */
final class PatientMetadataCache extends KRaftMetadataCache {
    PatientMetadataCache(int brokerId, Supplier<KRaftVersion> version) {
        super(brokerId, version);
    }

    /** The leader's node; no node when the partition has no leader that is alive; empty when there is no such partition. */
    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        return super.getPartitionLeaderEndpoint(topic, partition, listener)
                .or(() ->
                        contains(new TopicPartition(topic, partition)) ? Optional.of(Node.noNode()) : Optional.empty());
    }
}
