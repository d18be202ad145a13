package io.tightloop.notifier.webhook;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Bell;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The history of deliveries, and sending them again. */
@Singleton
public class Deliveries {
    private static final Table<DeliveryRow> DELIVERIES = Table.of(DeliveryRow.class);
    private static final Table<AttemptRow> ATTEMPTS = Table.of(AttemptRow.class);
    private static final String LIST =
            "SELECT id FROM deliveries WHERE webhook_id = ? AND created_at <= ?" + " AND (created_at < ? OR id < ?)";
    private static final String NEWEST = " ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String OF_DELIVERY = "SELECT id FROM delivery_attempts WHERE delivery_id = ?";
    private static final String AGAIN = "UPDATE deliveries SET state = 'PENDING', due_at = ?, claim = NULL,"
            + " ended_at = NULL, attempts_before = attempts WHERE state <> 'PENDING' AND webhook_id IN"
            + " (SELECT w.id FROM webhooks w WHERE w.state IN ('ACTIVE', 'PAUSED')) AND ";

    private final TransactionOperations<Connection> transactions;
    private final Bell bell;
    private final Clock clock;

    Deliveries(@Named("notifier") TransactionOperations<Connection> transactions, Bell bell, Clock clock) {
        this.transactions = transactions;
        this.bell = bell;
        this.clock = clock;
    }

    /** At most so many of a webhook's, made before this time (ms since the epoch) and id, the newest first. */
    public List<DeliveryRow> before(String webhook, Optional<String> state, long at, String id, int most) {
        return transactions.executeRead(transaction -> {
            var sql = LIST + (state.isPresent() ? " AND state = ?" : "") + NEWEST;
            try (var statement = transaction.getConnection().prepareStatement(sql)) {
                int place = 1;
                statement.setString(place++, webhook);
                statement.setLong(place++, at);
                statement.setLong(place++, at);
                statement.setString(place++, id);
                if (state.isPresent()) {
                    statement.setString(place++, state.get());
                }
                statement.setInt(place, most);
                var ids = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                var found = DELIVERIES.read(transaction.getConnection(), ids);
                return ids.stream().map(found::get).toList();
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** A delivery with its attempts, the first one first. */
    public record History(DeliveryRow delivery, List<AttemptRow> attempts) {}

    /** One of them. */
    public Optional<History> find(String id) {
        return transactions.executeRead(transaction -> {
            var database = transaction.getConnection();
            try (var statement = database.prepareStatement(OF_DELIVERY)) {
                statement.setString(1, id);
                var ids = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                var attempts = ATTEMPTS.read(database, ids).values().stream()
                        .sorted(Comparator.comparingInt(AttemptRow::attempt))
                        .toList();
                return Optional.ofNullable(
                                DELIVERIES.read(database, List.of(id)).get(id))
                        .map(delivery -> new History(delivery, attempts));
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** Sends one again, under the same id; not what is still to be sent, nor where nobody listens any more. */
    public void again(String id) {
        again("id = ?", List.of(id));
    }

    /** Sends those of a webhook again that were made from one time until another (ms since the epoch); how many. */
    public int again(String webhook, String state, long since, long until) {
        return again(
                "webhook_id = ? AND state = ? AND created_at >= ? AND created_at < ?",
                List.of(webhook, state, since, until));
    }

    private int again(String condition, List<Object> values) {
        int number = transactions.executeWrite(transaction -> {
            try (var statement = transaction.getConnection().prepareStatement(AGAIN + condition)) {
                statement.setLong(1, clock.millis());
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 2, values.get(i));
                }
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
        bell.ring();
        return number;
    }

    private static DataAccessException unreadable(SQLException e) {
        return new DataAccessException("The deliveries cannot be read", e);
    }
}
