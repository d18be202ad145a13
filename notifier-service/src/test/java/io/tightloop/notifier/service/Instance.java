package io.tightloop.notifier.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import io.tightloop.notifier.outbox.ShardTopic;
import io.tightloop.notifier.table.Level;
import io.tightloop.notifier.webhook.WebhookRow;
import io.tightloop.notifier.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole notifier, which publishes and sends by itself; its topics and its clock are the test's. */
final class Instance implements AutoCloseable {
    private static final String[] ENVIRONMENTS = {"notifier", "notifier-test"};

    private final ApplicationContext context;
    private final Following following;

    private Instance(ApplicationContext context, Following following) {
        this.context = context;
        this.following = following;
    }

    /** Empties the tables, before anybody works on them. */
    static void emptyTables(ApplicationContextBuilder builder) {
        try (var context = builder.environments(ENVIRONMENTS).start()) {
            context.getBean(Tables.class).empty();
        }
    }

    /** Starts one that follows these shards. */
    static Instance start(ApplicationContextBuilder builder, ShardTopic.Opener topics, Set<Integer> shards) {
        var following = new Following(shards);
        var context = builder.environments(ENVIRONMENTS)
                .properties(Map.of("tightloop.notifier.webhooks.enabled", "true"))
                .build();
        context.registerSingleton(Level.class, following);
        context.registerSingleton(ShardTopic.Opener.class, topics);
        return new Instance(context.start(), following);
    }

    void follow(Set<Integer> shards) {
        following.shards = shards;
    }

    void store(Recorded... events) {
        context.getBean(NotificationStore.class).store(List.of(events));
    }

    /** Makes a webhook that is told of the ends of sessions. */
    void subscribe(String url) {
        long now = clock().millis();
        context.getBean(Webhooks.class)
                .add(new WebhookRow(
                        "wh_1",
                        url,
                        "",
                        "[\"SESSION_ENDED\"]",
                        "[]",
                        "{}",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        null,
                        null,
                        WebhookRow.State.ACTIVE.name(),
                        "",
                        0,
                        now,
                        now));
    }

    Tables tables() {
        return context.getBean(Tables.class);
    }

    TestClock clock() {
        return context.getBean(TestClock.class);
    }

    /** How many requests it has sent. */
    long sent() {
        return context.getBean(MeterRegistry.class).find("tightloop.notifier.webhook.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Follows what the test says and has never read all of it, so that nobody is reminded. */
    private static final class Following implements Level {
        private volatile Set<Integer> shards;

        private Following(Set<Integer> shards) {
            this.shards = shards;
        }

        @Override
        public Set<Integer> mine() {
            return shards;
        }

        @Override
        public Set<Integer> read() {
            return Set.of();
        }
    }
}
