package io.tightloop.notifier.follow;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.feed.BatchStore;
import io.tightloop.baton.feed.Positions;
import io.tightloop.baton.feed.Reached;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.notifier.notice.Notices;
import io.tightloop.notifier.reminder.ReminderSettings;
import io.tightloop.notifier.reminder.Waits;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.schemas.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores what is told of events, with how far the topics are read, one transaction a batch. It holds the shards of the
 * batch from its beginning, so instances that read the same records take turns, and the second finds them stored.
 */
@Singleton
public class NotificationStore implements BatchStore {
    /** Types of the events that are decoded. */
    public static final Set<String> TYPES = Stream.of(Notices.TYPES, Waits.TYPES, Set.of("TaskPlanned"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Topics topics;
    private final TransactionOperations<Connection> transactions;
    private final Collection<Subscribers> subscribers;
    private final Bell bell;
    private final Clock clock;
    private final ReminderSettings settings;

    NotificationStore(
            Topics topics,
            @Named("notifier") TransactionOperations<Connection> transactions,
            List<Subscribers> subscribers,
            Bell bell,
            Clock clock,
            ReminderSettings settings) {
        this.topics = topics;
        this.transactions = transactions;
        this.subscribers = subscribers;
        this.bell = bell;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void store(List<Recorded> batch) {
        transactions.executeWrite(transaction -> {
            write(batch, transaction.getConnection());
            return null;
        });
        bell.ring();
    }

    @Override
    public Map<String, Long> stored(Collection<String> partitions) {
        return transactions.executeRead(transaction -> Positions.stored(transaction.getConnection(), partitions));
    }

    private void write(List<Recorded> batch, Connection database) {
        try {
            var shards = Shards.hold(
                    database,
                    batch.stream().map(record -> record.place().partition()).toList());
            var last = Positions.last(batch);
            var stored = Positions.stored(database, last.keySet());
            var reached = new Reached(stored);
            var fresh = batch.stream()
                    .filter(record -> reached.isBelow(record.place()))
                    .filter(record -> record.event().isPresent())
                    .toList();
            if (!fresh.isEmpty()) {
                new Telling(
                                topics,
                                database,
                                shards,
                                clock.millis(),
                                settings.noProgressAfter().toMillis())
                        .of(fresh, subscribers);
            }
            Positions.move(database, stored, last);
        } catch (SQLException e) {
            throw new DataAccessException("The batch cannot be stored", e);
        }
    }
}
