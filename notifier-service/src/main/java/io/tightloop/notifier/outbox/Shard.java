package io.tightloop.notifier.outbox;

import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.outbox.ShardTopic.Numbered;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.SessionRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishes one shard: what the tables have beyond what is published, in the order of its numbers. The row of the
 * publication is held meanwhile, and the topic is asked when it is opened, so that a process that died between the topic
 * and the tables left nothing out and told nothing twice.
 */
final class Shard implements AutoCloseable {
    private static final int MOST = 1_000;

    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    private static final String ADD =
            "INSERT INTO publications (shard, published) VALUES (?, 0) ON CONFLICT DO NOTHING";
    private static final String FOUND = "SELECT p.published, s.last, s.store FROM publications p"
            + " JOIN shards s ON s.id = p.shard WHERE p.shard = ?";
    private static final String LOCK = "SELECT shard FROM publications WHERE shard = ? FOR UPDATE SKIP LOCKED";
    private static final String NEXT =
            "SELECT id FROM notifications WHERE shard = ? AND number > ? ORDER BY number LIMIT ?";
    private static final String MOVE = "UPDATE publications SET published = ? WHERE shard = ?";

    private final int number;
    private final ShardTopic.Opener opener;
    private ShardTopic topic;

    Shard(int number, ShardTopic.Opener opener) {
        this.number = number;
        this.opener = opener;
    }

    /** Publishes at most a thousand notifications; whether there may be more. */
    boolean publish(Connection database) throws SQLException {
        if (nothing(found(database)) || Sql.texts(database, LOCK, number).isEmpty()) {
            return false;
        }
        // Once more: whoever held it may have published meanwhile.
        var found = found(database);
        if (nothing(found)) {
            return false;
        }
        long published = found.published;
        if (topic == null) {
            topic = opener.open(number);
            published = Math.max(published, topic.last(found.store));
        }
        var rows = NOTIFICATIONS.find(database, NEXT, number, published, MOST);
        if (!rows.isEmpty()) {
            topic.write(found.store, messages(database, rows));
        }
        Sql.update(database, MOVE, rows.isEmpty() ? published : rows.getLast().number(), number);
        return rows.size() == MOST;
    }

    /** Gives the partition up; the next write opens it again. */
    @Override
    public void close() {
        if (topic != null) {
            topic.close();
            topic = null;
        }
    }

    private record Found(long published, long last, String store) {}

    private Found found(Connection database) throws SQLException {
        try (var statement = database.prepareStatement(FOUND)) {
            statement.setInt(1, number);
            try (var row = statement.executeQuery()) {
                return row.next() ? new Found(row.getLong(1), row.getLong(2), row.getString(3)) : add(database);
            }
        }
    }

    private Found add(Connection database) throws SQLException {
        Sql.update(database, ADD, number);
        return null;
    }

    private static boolean nothing(Found found) {
        return found == null || found.published >= found.last;
    }

    private static List<Numbered> messages(Connection database, List<NotificationRow> rows) throws SQLException {
        var ids = rows.stream().map(NotificationRow::sessionId).collect(Collectors.toSet());
        var sessions = SESSIONS.read(database, ids);
        var labels = new HashMap<String, Map<String, String>>();
        return rows.stream()
                .map(row -> {
                    var session = sessions.get(row.sessionId());
                    var found = labels.computeIfAbsent(session.id(), _ -> session.labelsByName());
                    return new Numbered(row.number(), row.message(session.name(), found));
                })
                .toList();
    }
}
