package io.tightloop.notifier.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.NotificationRow;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is in the notifier's tables. */
@Singleton
@Requires(env = "notifier-test")
public class Tables {
    private static final List<String> ALL = List.of(
            "positions",
            "shards",
            "publications",
            "sessions",
            "task_callbacks",
            "notifications",
            "labels",
            "waits",
            "webhooks",
            "deliveries",
            "delivery_attempts");
    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);

    private final TransactionOperations<Connection> transactions;

    Tables(@Named("notifier") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Something done with the database. */
    public interface Work<T> {
        T with(Connection database) throws SQLException;
    }

    public void empty() {
        ALL.forEach(table -> change("DELETE FROM " + table));
    }

    /** Does it in a transaction of its own. */
    public <T> T in(Work<T> work) {
        return transactions.executeWrite(transaction -> {
            try {
                return work.with(transaction.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public void change(String sql) {
        in(database -> {
            try (var statement = database.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }

    /** The first column of what a query finds, as texts. */
    public List<String> texts(String sql) {
        return in(database -> {
            try (var statement = database.prepareStatement(sql);
                    var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    /** What is told in a shard, in the order of its numbers. */
    public List<NotificationRow> told(int shard) {
        var ids = texts(
                "SELECT id FROM notifications WHERE number IS NOT NULL AND shard = " + shard + " ORDER BY number");
        return in(database -> {
            var found = NOTIFICATIONS.read(database, ids);
            return ids.stream().map(found::get).toList();
        });
    }

    /** Kinds of what is told in a shard, in the order of its numbers. */
    public List<String> kinds(int shard) {
        return told(shard).stream().map(NotificationRow::kind).toList();
    }
}
