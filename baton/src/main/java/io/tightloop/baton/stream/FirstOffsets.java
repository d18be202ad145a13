package io.tightloop.baton.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a group that never ran the offset 0 in every partition it reads. After that no partition is without an offset, so
 * that a lost one is an error and never a silent replay of old starts (design section 3).
 */
final class FirstOffsets {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOffsets.class);
    private static final long TIMEOUT_S = 30;

    private final Admin admin;
    private final String group;

    FirstOffsets(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * Commits offset 0 where the group has no offset at all.
     *
     * @throws IllegalStateException when Kafka refuses or does not answer
     */
    void commit(List<String> topics) {
        try {
            if (admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_S, TimeUnit.SECONDS)
                    .isEmpty()) {
                admin.alterConsumerGroupOffsets(group, zero(topics)).all().get(TIMEOUT_S, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            if (!runsElsewhere(e.getCause())) {
                throw new IllegalStateException("Kafka refused the first offsets of " + group, e);
            }
            LOG.info("another instance of {} runs already and has its offsets", group);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer about the offsets of " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for offsets", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> zero(List<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Map<String, TopicDescription> found =
                admin.describeTopics(topics).allTopicNames().get(TIMEOUT_S, TimeUnit.SECONDS);
        found.forEach((topic, description) -> description
                .partitions()
                .forEach(partition ->
                        offsets.put(new TopicPartition(topic, partition.partition()), new OffsetAndMetadata(0))));
        return offsets;
    }

    private static boolean runsElsewhere(Throwable error) {
        return error instanceof UnknownMemberIdException
                || error instanceof GroupNotEmptyException
                || error instanceof RebalanceInProgressException;
    }
}
