package io.tightloop.notifier.table;

import io.tightloop.baton.rows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sessions of one batch: read once, changed in memory, written once. */
public final class KnownSessions {
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    private static final Table<LabelRow> LABELS = Table.of(LabelRow.class);
    private static final Table<TaskCallbackRow> CALLBACKS = Table.of(TaskCallbackRow.class);
    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);
    private static final String WAITING =
            "SELECT id FROM notifications WHERE session_id = ? AND number IS NULL" + " ORDER BY happened_at, id";

    private final Connection database;
    private final long now;
    private final Map<String, SessionRow> stored;
    private final Map<String, SessionRow> current;
    private final Map<String, TaskCallbackRow> callbacks = new HashMap<>();

    /** Reads these sessions; now is ms since the epoch. */
    public KnownSessions(Connection database, Collection<String> ids, long now) throws SQLException {
        this.database = database;
        this.now = now;
        this.stored = SESSIONS.read(database, ids);
        this.current = new HashMap<>(stored);
    }

    /** The session as it is now; one that nothing is known of is made. */
    public SessionRow of(String id, int shard) {
        return current.computeIfAbsent(id, _ -> SessionRow.unknown(id, shard, now));
    }

    /** The session as it is now; empty when nothing but this is known of it. */
    public Optional<SessionRow> find(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /** Changes a session that is there. */
    public void change(String id, UnaryOperator<SessionRow> change) {
        current.computeIfPresent(id, (_, row) -> change.apply(row));
    }

    /** Takes note of who is told of a task's end. */
    public void calls(String sessionId, String taskId, String url) {
        var id = TaskCallbackRow.id(sessionId, taskId);
        callbacks.put(id, new TaskCallbackRow(id, sessionId, url));
        change(sessionId, SessionRow::callingTasks);
    }

    /** Who is told of the end of a task besides those who subscribed. */
    public Optional<String> calledFor(SessionRow session, String taskId) throws SQLException {
        var id = TaskCallbackRow.id(session.id(), taskId);
        if (!session.tasksCall()) {
            return Optional.empty();
        }
        if (!callbacks.containsKey(id)) {
            callbacks.putAll(CALLBACKS.read(database, List.of(id)));
        }
        return Optional.ofNullable(callbacks.get(id)).map(TaskCallbackRow::url);
    }

    /** Sessions that became known in this batch though something of them had been read before. */
    public List<SessionRow> recognised() {
        return current.values().stream()
                .filter(SessionRow::isKnown)
                .filter(row ->
                        stored.containsKey(row.id()) && !stored.get(row.id()).isKnown())
                .toList();
    }

    /** Notifications of a session that waited for it to be known, oldest first. */
    public List<NotificationRow> waiting(SessionRow session) throws SQLException {
        return NOTIFICATIONS.find(database, WAITING, session.id());
    }

    /** Stores what has changed. */
    public void write() throws SQLException {
        var inserted = current.values().stream()
                .filter(row -> !stored.containsKey(row.id()))
                .toList();
        var updated = current.values().stream()
                .filter(row -> stored.containsKey(row.id()))
                .filter(row -> !row.equals(stored.get(row.id())))
                .toList();
        SESSIONS.insert(database, inserted);
        SESSIONS.update(database, updated);
        LABELS.insertAbsent(
                database,
                current.values().stream()
                        .filter(row -> row.runStart() >= 0 && isAnotherRun(row))
                        .flatMap(row -> LabelRow.of(row).stream())
                        .toList());
        CALLBACKS.insertAbsent(database, callbacks.values());
    }

    private boolean isAnotherRun(SessionRow row) {
        var before = stored.get(row.id());
        return before == null || before.runStart() != row.runStart();
    }
}
