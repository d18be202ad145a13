package io.tightloop.notifier.table;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Deletes what is older than the retention, a thousand rows at a time. What is not on the topic yet, what is still to be
 * delivered, and sessions that have notifications left or have not ended stay.
 */
@Singleton
@Requires(env = "notifier")
class Sweeper {
    private static final int MOST = 1_000;

    private static final List<String> OLD = List.of(
            "DELETE FROM delivery_attempts WHERE id IN (SELECT a.id FROM delivery_attempts a"
                    + " JOIN deliveries d ON d.id = a.delivery_id WHERE d.ended_at < ? LIMIT ?)",
            "DELETE FROM deliveries WHERE id IN (SELECT d.id FROM deliveries d WHERE d.ended_at < ?"
                    + " AND NOT EXISTS (SELECT 1 FROM delivery_attempts a WHERE a.delivery_id = d.id) LIMIT ?)",
            "DELETE FROM notifications WHERE id IN (SELECT n.id FROM notifications n"
                    + " JOIN publications p ON p.shard = n.shard"
                    + " WHERE n.happened_at < ? AND n.number <= p.published"
                    + " AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.notification_id = n.id"
                    + " AND d.state = 'PENDING') LIMIT ?)",
            "DELETE FROM labels WHERE id IN (SELECT l.id FROM labels l JOIN sessions s ON s.id = l.session_id"
                    + " WHERE s.ended_at < ? AND NOT EXISTS (SELECT 1 FROM notifications n"
                    + " WHERE n.session_id = s.id) LIMIT ?)",
            "DELETE FROM task_callbacks WHERE id IN (SELECT c.id FROM task_callbacks c"
                    + " JOIN sessions s ON s.id = c.session_id WHERE s.ended_at < ? AND NOT EXISTS"
                    + " (SELECT 1 FROM notifications n WHERE n.session_id = s.id) LIMIT ?)",
            "DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s WHERE s.ended_at < ?"
                    + " AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.session_id = s.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.session_id = s.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM labels l WHERE l.session_id = s.id) LIMIT ?)");

    private final TransactionOperations<Connection> transactions;
    private final Retention retention;
    private final Clock clock;

    Sweeper(@Named("notifier") TransactionOperations<Connection> transactions, Retention retention, Clock clock) {
        this.transactions = transactions;
        this.retention = retention;
        this.clock = clock;
    }

    /** Deletes all that is due. */
    @Scheduled(fixedDelay = "${tightloop.notifier.retention.interval:1h}", initialDelay = "2m")
    void sweep() {
        long until = clock.millis() - retention.keep().toMillis();
        for (var sql : OLD) {
            while (delete(sql, until) == MOST) {
                // the next thousand, in a transaction of its own
            }
        }
    }

    private int delete(String sql, long until) {
        return transactions.executeWrite(transaction -> {
            try (var statement = transaction.getConnection().prepareStatement(sql)) {
                statement.setLong(1, until);
                statement.setInt(2, MOST);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new DataAccessException("What is old cannot be deleted", e);
            }
        });
    }
}
