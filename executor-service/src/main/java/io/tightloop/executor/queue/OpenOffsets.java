package io.tightloop.executor.queue;

import io.tightloop.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Where the work that nobody has taken begins in each partition of a queue.
 *
 * <p>A share group's start offset may stay far behind what its workers have acknowledged; its lag does not: it is the
 * number of offsets up to the end that are not done. So the open work is within the last {@code lag} offsets, exactly
 * when items were acknowledged in order, else off by the few that are in workers' hands. The lag counts transaction
 * markers and aborted records too, so that items are still to be counted there. A partition of which nothing has been
 * acknowledged yet has no lag: all of it is open.
 */
final class OpenOffsets {
    private final Admin admin;
    private final Topics topics;

    OpenOffsets(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** First open offset of each partition that has open ones; a queue that is not known has none. */
    Map<TopicPartition, Long> of(Collection<String> queues) throws ExecutionException, InterruptedException {
        var partitions = partitions(queues);
        var earliest = offsets(partitions.keySet(), OffsetSpec.earliest());
        // Asked for before the lag, so that what comes in between makes the count too high rather than too low.
        var ends = offsets(partitions.keySet(), OffsetSpec.latest());
        var asked = admin.listShareGroupOffsets(partitions.values().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> new ListShareGroupOffsetsSpec())));
        var open = new HashMap<TopicPartition, Long>();
        for (var partition : partitions.entrySet()) {
            var known = known(asked, partition.getValue()).get(partition.getKey());
            long end = ends.get(partition.getKey());
            long first = Math.max(earliest.get(partition.getKey()), known == null ? 0 : first(known, end));
            if (first < end) {
                open.put(partition.getKey(), first);
            }
        }
        return open;
    }

    private static long first(SharePartitionOffsetInfo known, long end) {
        return Math.max(known.startOffset(), known.lag().map(lag -> end - lag).orElse(0L));
    }

    /** Each partition with the share group that takes from it. */
    private Map<TopicPartition, String> partitions(Collection<String> queues)
            throws ExecutionException, InterruptedException {
        var described = admin.describeTopics(queues.stream().map(topics::work).toList());
        var partitions = new HashMap<TopicPartition, String>();
        for (var queue : queues) {
            try {
                described
                        .topicNameValues()
                        .get(topics.work(queue))
                        .get()
                        .partitions()
                        .forEach(info -> partitions.put(
                                new TopicPartition(topics.work(queue), info.partition()),
                                topics.prefix() + "workers." + queue));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var found = new HashMap<TopicPartition, Long>();
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec)))
                .all()
                .get()
                .forEach((partition, offset) -> found.put(partition, offset.offset()));
        return found;
    }

    private static Map<TopicPartition, SharePartitionOffsetInfo> known(ListShareGroupOffsetsResult asked, String group)
            throws ExecutionException, InterruptedException {
        try {
            return asked.partitionsToOffsetInfo(group).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }
}
