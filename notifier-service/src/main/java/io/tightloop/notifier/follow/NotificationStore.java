package io.tightloop.notifier.follow;

import io.tightloop.baton.feed.BatchStore;
import io.tightloop.baton.feed.Positions;
import io.tightloop.baton.feed.Reached;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.rows.Database;
import io.tightloop.notifier.notice.Notices;
import io.tightloop.notifier.reminder.ReminderSettings;
import io.tightloop.notifier.reminder.Waits;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.schemas.Topics;
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

    private final Sources sources;
    private final Database database;
    private final Collection<Subscribers> subscribers;
    private final Bell bell;
    private final Clock clock;
    private final ReminderSettings reminders;
    private final ProgressSettings progress;

    NotificationStore(
            Topics topics,
            Database database,
            List<Subscribers> subscribers,
            Bell bell,
            Clock clock,
            ReminderSettings reminders,
            ProgressSettings progress) {
        this.sources = new Sources(topics);
        this.database = database;
        this.subscribers = subscribers;
        this.bell = bell;
        this.clock = clock;
        this.reminders = reminders;
        this.progress = progress;
    }

    @Override
    public void store(List<Recorded> batch) {
        database.write("The batch cannot be stored", tables -> write(batch, tables));
        bell.ring();
    }

    @Override
    public Map<String, Long> stored(Collection<String> partitions) {
        return database.read("The positions cannot be read", tables -> Positions.stored(tables, partitions));
    }

    private int write(List<Recorded> batch, Connection tables) throws SQLException {
        var shards = Shards.hold(
                tables, batch.stream().map(record -> record.place().partition()).toList());
        var last = Positions.last(batch);
        var stored = Positions.stored(tables, last.keySet());
        var reached = new Reached(stored);
        var fresh = batch.stream()
                .filter(record -> reached.isBelow(record.place()))
                .filter(record -> record.event().isPresent())
                .toList();
        if (!fresh.isEmpty()) {
            var waits = new Waits(tables, reminders.noProgressAfter().toMillis());
            var every = progress.every().toMillis();
            new Telling(sources, tables, shards, waits, clock.millis(), every).of(fresh, subscribers);
        }
        Positions.move(tables, stored, last);
        return fresh.size();
    }
}
