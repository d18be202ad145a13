package io.tightloop.notifier.table;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds notifications, and notes that somebody has seen one. */
@Singleton
public class Notifications {
    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    private static final String SEEN = "UPDATE notifications SET acknowledged_at = ?, acknowledged_by = ?"
            + " WHERE id = ? AND number IS NOT NULL AND acknowledged_at IS NULL";
    private static final String UNREADABLE = "Notifications cannot be read";

    private final Database database;
    private final Clock clock;

    Notifications(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A notification with its session. */
    public record Found(NotificationRow notification, SessionRow session) {}

    /** At most so many that happened before this time (ms since the epoch) and id, the newest first. */
    public List<Found> before(NotificationFilter filter, long at, String id, int most) {
        var query = new NotificationQuery(filter, at, id, most);
        return database.read(
                UNREADABLE,
                tables -> found(
                        tables, Sql.texts(tables, query.sql(), query.values().toArray())));
    }

    /** One of them. */
    public Optional<Found> find(String id) {
        return database.read(
                UNREADABLE, tables -> found(tables, List.of(id)).stream().findFirst());
    }

    /** Notes who has seen one; the first one stays. Empty when there is no such notification. */
    public Optional<Found> acknowledge(String id, String by) {
        return database.write("A notification cannot be acknowledged", tables -> {
            Sql.update(tables, SEEN, clock.millis(), by, id);
            return found(tables, List.of(id)).stream().findFirst();
        });
    }

    private static List<Found> found(Connection database, List<String> ids) throws SQLException {
        var rows = NOTIFICATIONS.read(database, ids);
        var known = ids.stream()
                .map(rows::get)
                .filter(row -> row != null && row.number() != null)
                .toList();
        var sessions = known.isEmpty()
                ? Collections.<String, SessionRow>emptyMap()
                : SESSIONS.read(
                        database,
                        known.stream()
                                .map(NotificationRow::sessionId)
                                .distinct()
                                .toList());
        return known.stream()
                .map(row -> new Found(row, sessions.get(row.sessionId())))
                .toList();
    }
}
