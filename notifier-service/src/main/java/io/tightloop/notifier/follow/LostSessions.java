package io.tightloop.notifier.follow;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.KnownSessions;
import io.tightloop.notifier.table.Retention;
import io.tightloop.notifier.table.SessionRow;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import jakarta.inject.Singleton;
import java.time.Clock;
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

    private final Database database;
    private final List<Subscribers> subscribers;
    private final Retention retention;
    private final Bell bell;
    private final Clock clock;

    LostSessions(Database database, List<Subscribers> subscribers, Retention retention, Bell bell, Clock clock) {
        this.database = database;
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
        return database.write("Sessions without a start cannot be told of", tables -> {
            var held = Shards.hold(tables, List.of(shard));
            long now = clock.millis();
            var ids = Sql.texts(
                    tables,
                    LOST,
                    SessionRow.UNKNOWN,
                    now - retention.unknownAfter().toMillis(),
                    shard,
                    MOST);
            var sessions = new KnownSessions(tables, ids, now);
            ids.forEach(id -> sessions.change(id, SessionRow::gone));
            var bulletin = new Bulletin(tables, held);
            for (var session : sessions.recognised()) {
                for (var waiting : sessions.waiting(session)) {
                    bulletin.adopt(waiting, session, Optional.empty());
                }
            }
            sessions.write();
            bulletin.write(subscribers);
            return ids.size();
        });
    }
}
