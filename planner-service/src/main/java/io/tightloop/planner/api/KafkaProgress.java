package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka for the groups of the services. That one restores the state of its partitions is known of those that run in
 * this process; another one is behind meanwhile.
 */
@Singleton
@Requires(beans = EventConsumers.class)
class KafkaProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaProgress.class);
    private static final long LONGEST_MS = 2_000;

    private final Admin admin;
    private final Topics topics;
    private final List<BatonRuntime> here;

    KafkaProgress(BatonSettings settings, List<BatonRuntime> here) {
        this.admin = Admin.create(settings.clients());
        this.topics = settings.topics();
        this.here = here;
    }

    @Override
    public Optional<Reading> of(String service) {
        var group = topics.prefix() + service;
        try {
            var described = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group);
            var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
            var now = got(described);
            var restores = here.stream().anyMatch(runtime -> runtime.is(service) && !runtime.ready());
            return Optional.of(new Reading(
                    !now.members().isEmpty(),
                    !restores && now.groupState() == GroupState.STABLE,
                    next(got(offsets), topics.eventsOf(Topics.before(service)))));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.of(new Reading(false, false, Map.of()));
            }
            LOG.debug("How far the {} has read cannot be told", service, e);
            return Optional.empty();
        } catch (TimeoutException e) {
            LOG.debug("How far the {} has read is not told in time", service, e);
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private static <T> T got(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(LONGEST_MS, TimeUnit.MILLISECONDS);
    }

    private static Map<Integer, Long> next(Map<TopicPartition, OffsetAndMetadata> offsets, String topic) {
        var next = new HashMap<Integer, Long>();
        offsets.forEach((partition, read) -> {
            if (partition.topic().equals(topic) && read != null) {
                next.put(partition.partition(), read.offset());
            }
        });
        return next;
    }
}
