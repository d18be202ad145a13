package io.tightloop.notifier.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.rows.Database;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Level;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the shards that this instance follows as soon as something is stored, and looks once a second for what
 * others have stored. What fails is given up and, 1 s later, opened anew.
 */
@Context
@Requires(env = "notifier")
@Requires(beans = {Level.class, ShardTopic.Opener.class})
class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Database database;
    private final ShardTopic.Opener opener;
    private final Level level;
    private final Bell.Ear ear;
    private final MeterRegistry meters;
    private final Map<Integer, Shard> shards = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread;

    Publisher(Database database, ShardTopic.Opener opener, Level level, Bell bell, MeterRegistry meters) {
        this.database = database;
        this.opener = opener;
        this.level = level;
        this.ear = bell.ear();
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("notification-publisher").start(this::run);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closing.countDown();
        ear.wake();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                giveUp();
                boolean more = false;
                boolean failed = false;
                for (int shard : level.mine()) {
                    try {
                        more |= publish(shard);
                    } catch (RuntimeException e) {
                        failed = true;
                        meters.counter("tightloop.notifier.publish.failures").increment();
                        LOG.warn("Notifications of shard {} cannot be published; trying again", shard, e);
                        shards.get(shard).close();
                    }
                }
                if (failed) {
                    closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                } else if (!more) {
                    ear.listen(LOOK);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            shards.values().forEach(Shard::close);
        }
    }

    private boolean publish(int number) {
        var shard = shards.computeIfAbsent(number, _ -> new Shard(number, opener));
        return database.write("Shard " + number + " cannot be published", shard::publish);
    }

    /** What others follow now they publish too. */
    private void giveUp() {
        var mine = level.mine();
        for (int shard : new HashSet<>(shards.keySet())) {
            if (!mine.contains(shard)) {
                shards.remove(shard).close();
            }
        }
    }
}
