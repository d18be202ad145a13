package io.tightloop.benchmarks.figures;

import io.tightloop.schemas.Topics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition of a cluster has been written.
 *
 * @param offsets the next offset of each
 * @param bytes size of the log of each
 */
public record LogEnds(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> bytes) {

    /** As it is now. */
    public static LogEnds now(Admin admin) throws ExecutionException, InterruptedException {
        var names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        admin.describeTopics(names)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        var offsets = admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
        return new LogEnds(offsets, sizes(admin));
    }

    private static Map<TopicPartition, Long> sizes(Admin admin) throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        var sizes = new HashMap<TopicPartition, Long>();
        admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .flatMap(folders -> folders.values().stream())
                .forEach(folder -> folder.replicaInfos()
                        .forEach((partition, replica) -> sizes.merge(partition, replica.size(), Math::max)));
        return sizes;
    }

    /** What was written between an earlier time and this, for each session of that time. */
    public Map<TopicGroup, Traffic> perSession(LogEnds before, Topics topics, long sessions) {
        var groups = new EnumMap<TopicGroup, Traffic>(TopicGroup.class);
        offsets.forEach((partition, _) -> groups.merge(
                TopicGroup.of(topics, partition.topic()),
                traffic(partition).since(before.traffic(partition)),
                Traffic::and));
        groups.values().removeIf(traffic -> traffic.records() == 0);
        groups.replaceAll((_, traffic) -> traffic.over(Math.max(1, sessions)));
        return groups;
    }

    private Traffic traffic(TopicPartition partition) {
        return offsets.containsKey(partition)
                ? new Traffic(offsets.get(partition), bytes.getOrDefault(partition, 0L))
                : Traffic.NOTHING;
    }
}
