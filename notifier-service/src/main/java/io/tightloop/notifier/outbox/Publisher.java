package io.tightloop.notifier.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Level;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

    private final TransactionOperations<Connection> transactions;
    private final ShardTopic.Opener opener;
    private final Level level;
    private final Bell bell;
    private final MeterRegistry meters;
    private final Map<Integer, Shard> shards = new HashMap<>();
    private volatile boolean closing;
    private Thread thread;

    Publisher(
            @Named("notifier") TransactionOperations<Connection> transactions,
            ShardTopic.Opener opener,
            Level level,
            Bell bell,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.opener = opener;
        this.level = level;
        this.bell = bell;
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("notification-publisher").start(this::run);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closing = true;
        bell.ring();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        try {
            while (!closing) {
                long heard = bell.count();
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
                    bell.await(Long.MAX_VALUE, AFTER_FAILURE);
                } else if (!more) {
                    bell.await(heard, LOOK);
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
        return transactions.executeWrite(transaction -> {
            try {
                return shard.publish(transaction.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException("the tables do not answer", e);
            }
        });
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
