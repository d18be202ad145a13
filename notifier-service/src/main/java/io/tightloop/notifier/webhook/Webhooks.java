package io.tightloop.notifier.webhook;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.webhook.send.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who is told by HTTP: the table {@code webhooks}, in which there are a few hundred rows at most. */
@Singleton
public class Webhooks {
    /** Most webhooks of an installation. */
    public static final int MOST = 1_000;

    private static final Table<WebhookRow> TABLE = Table.of(WebhookRow.class);
    private static final String IDS = "SELECT id FROM webhooks ORDER BY created_at, id";
    private static final String HOLD = "SELECT id FROM webhooks WHERE id = ? FOR UPDATE";
    private static final String CANCEL = "UPDATE deliveries SET state = 'CANCELLED', due_at = NULL, ended_at = ?"
            + " WHERE webhook_id = ? AND state = 'PENDING'";
    private static final String GO_ON =
            "UPDATE deliveries SET due_at = ? WHERE webhook_id = ? AND state = 'PENDING' AND due_at IS NULL";

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Webhooks(@Named("notifier") TransactionOperations<Connection> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All of them, the oldest first. */
    public List<WebhookRow> all() {
        return transactions.executeRead(transaction -> {
            try {
                return all(transaction.getConnection());
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** One of them; the one of callbacks is made when it is first asked for. */
    public Optional<WebhookRow> find(String id) {
        return transactions.executeWrite(transaction -> {
            try {
                return find(transaction.getConnection(), id);
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** Stores a new one. */
    public void add(WebhookRow webhook) {
        transactions.executeWrite(transaction -> {
            try {
                TABLE.insert(transaction.getConnection(), List.of(webhook));
                return null;
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** Changes one, with what follows for its deliveries; empty when it is not there. */
    public Optional<WebhookRow> change(String id, UnaryOperator<WebhookRow> change) {
        return transactions.executeWrite(transaction -> {
            try {
                return change(transaction.getConnection(), id, change);
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    /** Forgets one; what was to be delivered to it is cancelled. */
    public boolean remove(String id) {
        return transactions.executeWrite(transaction -> {
            try {
                var database = transaction.getConnection();
                var found = TABLE.read(database, List.of(id));
                TABLE.delete(database, found.values());
                update(database, CANCEL, clock.millis(), id);
                return !found.isEmpty();
            } catch (SQLException e) {
                throw unreadable(e);
            }
        });
    }

    List<WebhookRow> all(Connection database) throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = database.prepareStatement(IDS);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        var found = TABLE.read(database, ids);
        return ids.stream().map(found::get).toList();
    }

    Optional<WebhookRow> find(Connection database, String id) throws SQLException {
        var found = TABLE.read(database, List.of(id)).get(id);
        if (found == null && id.equals(WebhookRow.CALLBACKS)) {
            return Optional.of(callbacks(database));
        }
        return Optional.ofNullable(found);
    }

    /** What stands for the addresses of briefs and tasks; made with its secret when it is first needed. */
    WebhookRow callbacks(Connection database) throws SQLException {
        var ids = List.of(WebhookRow.CALLBACKS);
        var found = TABLE.read(database, ids).get(WebhookRow.CALLBACKS);
        if (found == null) {
            TABLE.insertAbsent(database, List.of(callbacks()));
            found = TABLE.read(database, ids).get(WebhookRow.CALLBACKS);
        }
        return found;
    }

    /** Changes one while it is held. */
    Optional<WebhookRow> change(Connection database, String id, UnaryOperator<WebhookRow> change) throws SQLException {
        try (var hold = database.prepareStatement(HOLD)) {
            hold.setString(1, id);
            hold.executeQuery().close();
        }
        var before = find(database, id);
        var after = before.map(change);
        if (after.isPresent() && !after.equals(before)) {
            TABLE.update(database, List.of(after.get()));
            consequences(database, before.get(), after.get());
        }
        return after;
    }

    private void consequences(Connection database, WebhookRow before, WebhookRow after) throws SQLException {
        if (before.listens() && !after.listens()) {
            update(database, CANCEL, clock.millis(), after.id());
        } else if (!before.state().equals(after.state()) && after.state().equals(WebhookRow.State.ACTIVE.name())) {
            update(database, GO_ON, clock.millis(), after.id());
        }
    }

    private WebhookRow callbacks() {
        long now = clock.millis();
        return new WebhookRow(
                WebhookRow.CALLBACKS,
                "",
                "addresses that briefs and tasks name",
                "[]",
                "[]",
                "{}",
                Secret.create().text(),
                null,
                null,
                WebhookRow.State.ACTIVE.name(),
                "",
                0,
                now,
                now);
    }

    private static void update(Connection database, String sql, long at, String id) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setLong(1, at);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    private static DataAccessException unreadable(SQLException e) {
        return new DataAccessException("The webhooks cannot be read", e);
    }
}
