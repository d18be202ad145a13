package io.tightloop.notifier.table;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
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

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Notifications(@Named("notifier") TransactionOperations<Connection> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A notification with its session. */
    public record Found(NotificationRow notification, SessionRow session) {}

    /** At most so many that happened before this time (ms since the epoch) and id, the newest first. */
    public List<Found> before(NotificationFilter filter, long at, String id, int most) {
        var query = new NotificationQuery(filter, at, id, most);
        return transactions.executeRead(transaction -> {
            try {
                return found(transaction.getConnection(), ids(transaction.getConnection(), query));
            } catch (SQLException e) {
                throw new DataAccessException("Notifications cannot be read", e);
            }
        });
    }

    /** One of them. */
    public Optional<Found> find(String id) {
        return transactions.executeRead(transaction -> {
            try {
                return found(transaction.getConnection(), List.of(id)).stream().findFirst();
            } catch (SQLException e) {
                throw new DataAccessException("Notifications cannot be read", e);
            }
        });
    }

    /** Notes who has seen one; the first one stays. Empty when there is no such notification. */
    public Optional<Found> acknowledge(String id, String by) {
        return transactions.executeWrite(transaction -> {
            try (var statement = transaction.getConnection().prepareStatement(SEEN)) {
                statement.setLong(1, clock.millis());
                statement.setString(2, by);
                statement.setString(3, id);
                statement.executeUpdate();
                return found(transaction.getConnection(), List.of(id)).stream().findFirst();
            } catch (SQLException e) {
                throw new DataAccessException("A notification cannot be acknowledged", e);
            }
        });
    }

    private static List<String> ids(Connection database, NotificationQuery query) throws SQLException {
        try (var statement = database.prepareStatement(query.sql())) {
            int place = 1;
            for (var value : query.values()) {
                statement.setObject(place++, value);
            }
            try (var rows = statement.executeQuery()) {
                var ids = new ArrayList<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
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
