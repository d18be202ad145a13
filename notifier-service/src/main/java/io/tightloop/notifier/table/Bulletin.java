package io.tightloop.notifier.table;

import io.tightloop.baton.rows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is told in one transaction: notifications with their numbers, and with those who are to hear of them. */
public final class Bulletin {
    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);

    private final Connection database;
    private final Shards shards;
    private final List<NotificationRow> fresh = new ArrayList<>();
    private final List<NotificationRow> adopted = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /** Tells in shards that are held. */
    public Bulletin(Connection database, Shards shards) {
        this.database = database;
        this.shards = shards;
    }

    /** Tells of a session; one that is not known yet is told of when it is. */
    public void tell(NotificationRow notification, SessionRow session, Optional<String> callbackUrl) {
        if (session.isKnown()) {
            fresh.add(numbered(notification, session, callbackUrl));
        } else {
            fresh.add(notification);
        }
    }

    /** Tells what had to wait until its session was known. */
    public void adopt(NotificationRow waiting, SessionRow session, Optional<String> callbackUrl) {
        adopted.add(numbered(waiting, session, callbackUrl));
    }

    /** Stores all of it. */
    public void write(Collection<Subscribers> subscribers) throws SQLException {
        NOTIFICATIONS.insert(database, fresh);
        NOTIFICATIONS.update(database, adopted);
        if (!told.isEmpty()) {
            for (var each : subscribers) {
                each.plan(database, told);
            }
        }
        shards.write();
    }

    private NotificationRow numbered(NotificationRow row, SessionRow session, Optional<String> callbackUrl) {
        var numbered = row.numbered(shards.next(row.shard()), session.iteration());
        told.add(new Told(numbered, session, callbackUrl));
        return numbered;
    }
}
