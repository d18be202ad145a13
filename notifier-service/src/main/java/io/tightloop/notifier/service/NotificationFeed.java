package io.tightloop.notifier.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.baton.feed.Follower;
import io.tightloop.baton.feed.KafkaEventConsumers;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.notifier.table.Level;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The event topics, followed into the notifier's tables. */
final class NotificationFeed implements Level, AutoCloseable {
    private final Follower follower;

    private NotificationFeed(Follower follower) {
        this.follower = follower;
    }

    static NotificationFeed start(
            BatonSettings settings, AvroSerdes serdes, NotificationStore store, MeterRegistry meters) {
        var topics = settings.topics();
        var feed =
                new Follower.Feed("notifier", topics.prefix() + "notifier", followed(topics), NotificationStore.TYPES);
        return new NotificationFeed(Follower.start(feed, new KafkaEventConsumers(settings, serdes), store, meters));
    }

    /** All session topics have the same partitions: a shard is one of each. */
    private static List<String> followed(Topics topics) {
        return Stream.concat(topics.events().stream(), Stream.of(topics.workEvents()))
                .toList();
    }

    @Override
    public Set<Integer> mine() {
        return follower.assigned();
    }

    @Override
    public Set<Integer> read() {
        return follower.level();
    }

    /** Whether it reads. */
    boolean reading() {
        return follower.reading();
    }

    @Override
    public void close() throws InterruptedException {
        follower.close();
    }
}
