package io.tightloop.notifier.follow;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.KnownSessions;
import io.tightloop.notifier.table.Retention;
import io.tightloop.notifier.table.SessionRow;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of sessions whose start is not on the topics any more: what waited for it goes out without name and labels, once
 * all that there is has been read.
 */
@Singleton
class LostSessions {
    private static final int MOST = 100;
    private static final String LOST =
            "SELECT id FROM sessions WHERE run_start = ? AND stored_at < ? AND shard = ? LIMIT ?";

    private final TransactionOperations<Connection> transactions;
    private final List<Subscribers> subscribers;
    private final Retention retention;
    private final Bell bell;
    private final Clock clock;

    LostSessions(
            @Named("notifier") TransactionOperations<Connection> transactions,
            List<Subscribers> subscribers,
            Retention retention,
            Bell bell,
            Clock clock) {
        this.transactions = transactions;
        this.subscribers = subscribers;
        this.retention = retention;
        this.bell = bell;
        this.clock = clock;
    }

    /** Tells of the lost sessions of these shards; how many. */
    int tell(Set<Integer> shards) {
        int told = 0;
        for (int shard : shards) {
            int part = MOST;
            while (part == MOST) {
                part = tell(shard);
                told += part;
            }
        }
        if (told > 0) {
            bell.ring();
        }
        return told;
    }

    private int tell(int shard) {
        return transactions.executeWrite(transaction -> {
            var database = transaction.getConnection();
            try {
                var held = Shards.hold(database, List.of(shard));
                var ids = lost(database, shard);
                var sessions = new KnownSessions(database, ids, clock.millis());
                ids.forEach(id -> sessions.change(id, SessionRow::gone));
                var bulletin = new Bulletin(database, held);
                for (var session : sessions.recognised()) {
                    for (var waiting : sessions.waiting(session)) {
                        bulletin.adopt(waiting, session, Optional.empty());
                    }
                }
                sessions.write();
                bulletin.write(subscribers);
                return ids.size();
            } catch (SQLException e) {
                throw new DataAccessException("Sessions without a start cannot be told of", e);
            }
        });
    }

    private List<String> lost(Connection database, int shard) throws SQLException {
        try (var statement = database.prepareStatement(LOST)) {
            statement.setLong(1, SessionRow.UNKNOWN);
            statement.setLong(2, clock.millis() - retention.unknownAfter().toMillis());
            statement.setInt(3, shard);
            statement.setInt(4, MOST);
            var ids = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }
}
