package io.tightloop.notifier.table;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import jakarta.inject.Singleton;
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

    /** Of sessions that have ended and were not continued. */
    private static final String OVER = "s.ended_at < ? AND (s.continued_at IS NULL OR s.continued_at < s.ended_at)";

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
                    + " WHERE " + OVER + " AND NOT EXISTS (SELECT 1 FROM notifications n"
                    + " WHERE n.session_id = s.id) LIMIT ?)",
            "DELETE FROM task_callbacks WHERE id IN (SELECT c.id FROM task_callbacks c"
                    + " JOIN sessions s ON s.id = c.session_id WHERE " + OVER + " AND NOT EXISTS"
                    + " (SELECT 1 FROM notifications n WHERE n.session_id = s.id) LIMIT ?)",
            "DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s WHERE " + OVER
                    + " AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.session_id = s.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.session_id = s.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM labels l WHERE l.session_id = s.id) LIMIT ?)");

    private final Database database;
    private final Retention retention;
    private final Clock clock;

    Sweeper(Database database, Retention retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    /** Deletes all that is due. */
    @Scheduled(fixedDelay = "${tightloop.notifier.retention.interval:1h}", initialDelay = "2m")
    void sweep() {
        long until = clock.millis() - retention.keep().toMillis();
        for (var sql : OLD) {
            int deleted;
            do {
                deleted =
                        database.write("What is old cannot be deleted", tables -> Sql.update(tables, sql, until, MOST));
            } while (deleted == MOST);
        }
    }
}
