package io.tightloop.notifier.reminder;

import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.notice.Data;
import io.tightloop.notifier.notice.Notice;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.KnownSessions;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.SessionRow;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is due of one shard, in one transaction that holds the shard. */
final class DueWaits {
    private static final Table<WaitRow> WAITS = Table.of(WaitRow.class);
    private static final String DUE = "SELECT id FROM waits WHERE shard = ? AND due_at <= ? ORDER BY due_at LIMIT ?";
    private static final String LAST_TOLD = "SELECT MAX(happened_at) FROM notifications WHERE session_id = ?"
            + " AND kind NOT IN ('NO_PROGRESS', 'REMINDER', 'DELIVERY_FAILED')";
    private static final String OTHERS = "SELECT COUNT(*) FROM waits WHERE session_id = ? AND id <> ?";

    private final Connection database;
    private final int shard;
    private final long now;
    private final long patience;
    private int told;

    DueWaits(Connection database, int shard, long now, long patience) {
        this.database = database;
        this.shard = shard;
        this.now = now;
        this.patience = patience;
    }

    /** How many notifications that made. */
    int told() {
        return told;
    }

    /** Goes through at most so many waits that are due; how many there were. */
    int goThrough(int most, Collection<Subscribers> subscribers) throws SQLException {
        if (Sql.texts(database, DUE, shard, now, 1).isEmpty()) {
            return 0;
        }
        var bulletin = new Bulletin(database, Shards.hold(database, List.of(shard)));
        var waits = WAITS.find(database, DUE, shard, now, most);
        var ids = waits.stream().map(WaitRow::sessionId).collect(Collectors.toSet());
        var sessions = new KnownSessions(database, ids, now);
        var next = new ArrayList<WaitRow>();
        for (var wait : waits) {
            var session = sessions.of(wait.sessionId(), shard);
            next.add(
                    wait.kind().equals(WaitRow.Kind.PROGRESS.name())
                            ? progress(wait, session, bulletin)
                            : remind(wait, session, bulletin));
        }
        WAITS.update(database, next);
        bulletin.write(subscribers);
        return next.size();
    }

    private WaitRow remind(WaitRow wait, SessionRow session, Bulletin bulletin) {
        int number = wait.reminded() + 1;
        var since = Instant.ofEpochMilli(wait.since()).toString();
        var data = Data.none()
                .and("waitsFor", wait.kind())
                .and("question", wait.text())
                .and("since", since)
                .and("number", number);
        var what = wait.kind().equals(WaitRow.Kind.CONFIRMATION.name())
                ? "A question has waited for its answer since %s: %s"
                : "The session has been suspended since %s: %s";
        tell(wait, session, NotificationKind.REMINDER, what.formatted(since, wait.text()), data, bulletin);
        return wait.reminded(Ladder.of(session.reminders()).due(wait.since(), number, now));
    }

    /** Whoever waits for a person is reminded of that; what was told lately is progress, and an end is no silence. */
    private WaitRow progress(WaitRow wait, SessionRow session, Bulletin bulletin) throws SQLException {
        long told = Sql.number(database, LAST_TOLD, session.id()).orElse(0);
        if (session.endedAt() != null && session.endedAt() >= told) {
            return wait.due(null);
        }
        long last = Math.max(wait.since(), told);
        if (last + patience > now) {
            return wait.due(last + patience);
        }
        if (Sql.number(database, OTHERS, session.id(), wait.id()).orElseThrow() > 0) {
            return wait.due(now + patience);
        }
        var data = Data.none().and("since", Instant.ofEpochMilli(last).toString());
        var text = "Nothing has happened for %d minutes; GET /v1/sessions/%s/why says what is waited for."
                .formatted(Duration.ofMillis(now - last).toMinutes(), session.id());
        tell(wait, session, NotificationKind.NO_PROGRESS, text, data, bulletin);
        return wait.reminded(now + patience * (1L << Math.min(10, wait.reminded())));
    }

    private void tell(
            WaitRow wait, SessionRow session, NotificationKind kind, String text, Data data, Bulletin bulletin) {
        var notice = new Notice(kind, Phase.UNKNOWN, 0, wait.subject(), text, data.text(), now);
        var id = "%s-%d-%s-%d".formatted(NotificationRow.word(kind), wait.since(), wait.id(), wait.reminded() + 1);
        told++;
        bulletin.tell(NotificationRow.of(id, shard, session.id(), notice), session, Optional.empty());
    }
}
