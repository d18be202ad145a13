package io.tightloop.notifier.reminder;

import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.SessionRow;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What one batch of events changes about what is waited for. */
public final class Waits {
    private static final Table<WaitRow> TABLE = Table.of(WaitRow.class);
    private static final String END = "DELETE FROM waits WHERE session_id = ? AND since <= ?";
    private static final String HEARD = "UPDATE waits SET since = ? WHERE id = ? AND since < ?";
    private static final String RECOGNISE =
            "SELECT id FROM waits WHERE session_id = ? AND due_at IS NULL AND reminded = 0";

    /** Types of the events that matter here alone. */
    public static final Set<String> TYPES = Set.of("ConfirmationAnswered", "ConfirmationWithdrawn");

    private final Connection database;
    private final long patience;
    /** By session and id; empty where it is over. */
    private final Map<String, Map<String, Optional<WaitRow>>> changed = new HashMap<>();

    /** When, ms since the epoch: what began later goes on, though it was read earlier. */
    private final Map<String, Long> ended = new HashMap<>();
    /** When the suspension that is over ended, ms since the epoch, by its id. */
    private final Map<String, Long> resumed = new HashMap<>();
    /** When somebody last answered, ms since the epoch, by the id of what tells silence. */
    private final Map<String, Long> heard = new HashMap<>();

    /**
     * Changes of one transaction.
     *
     * @param patience how long a session may tell nothing, ms
     */
    public Waits(Connection database, long patience) {
        this.database = database;
        this.patience = patience;
    }

    /** What an event begins or ends, of a session as it is after it. */
    public void apply(SpecificRecord event, SessionRow session) {
        switch (event) {
            case SessionStarted started -> progress(session, started.getAt());
            case SessionResumed resumed -> progress(session, resumed.getAt());
            case ConfirmationRequested asked -> {
                var id = WaitRow.confirmation(session.id(), asked.getConfirmationId());
                begin(
                        session,
                        id,
                        WaitRow.Kind.CONFIRMATION,
                        asked.getConfirmationId(),
                        asked.getQuestion(),
                        asked.getAt());
            }
            case ConfirmationAnswered answered -> answered(session, answered.getConfirmationId(), answered.getAt());
            case ConfirmationWithdrawn withdrawn -> answered(session, withdrawn.getConfirmationId(), withdrawn.getAt());
            case SessionSuspended suspended -> suspended(session, suspended);
            case SuspensionEnded over -> resumed(session, over.getAt());
            case SessionEnded end -> end(session.id(), end.getAt());
            default -> {}
        }
    }

    /** Reminders of what a session waits for are due by its policy, now that this is known. */
    public void recognised(SessionRow session) throws SQLException {
        for (var row : TABLE.find(database, RECOGNISE, session.id())) {
            put(row.due(due(session, row)));
        }
    }

    /** Stores what has changed. */
    public void write() throws SQLException {
        if (!ended.isEmpty()) {
            try (var statement = database.prepareStatement(END)) {
                for (var session : ended.entrySet()) {
                    statement.setString(1, session.getKey());
                    statement.setLong(2, session.getValue());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
        var rows = new HashMap<String, Optional<WaitRow>>();
        changed.values().forEach(rows::putAll);
        var stored = TABLE.read(database, rows.keySet());
        var present = rows.values().stream().flatMap(Optional::stream).toList();
        TABLE.insert(
                database,
                present.stream().filter(row -> !stored.containsKey(row.id())).toList());
        TABLE.update(
                database,
                present.stream()
                        .filter(row -> stored.containsKey(row.id())
                                && stored.get(row.id()).since() <= row.since())
                        .toList());
        TABLE.delete(
                database,
                stored.values().stream()
                        .filter(row -> rows.get(row.id()).isEmpty()
                                && row.since() <= resumed.getOrDefault(row.id(), Long.MAX_VALUE))
                        .toList());
        writeHeard();
    }

    private void writeHeard() throws SQLException {
        if (heard.isEmpty()) {
            return;
        }
        try (var statement = database.prepareStatement(HEARD)) {
            for (var answer : heard.entrySet()) {
                statement.setLong(1, answer.getValue());
                statement.setString(2, answer.getKey());
                statement.setLong(3, answer.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Nobody is told of an answer, but it ends a silence. */
    private void answered(SessionRow session, String confirmation, long at) {
        over(session, WaitRow.confirmation(session.id(), confirmation));
        heard.merge(WaitRow.progress(session.id()), at, Math::max);
    }

    private void suspended(SessionRow session, SessionSuspended event) {
        if (session.resumedAt() != null && session.resumedAt() >= event.getAt()) {
            return;
        }
        var reason = event.getSuspension().getReason();
        var text = reason.isEmpty() ? "the session is suspended" : reason;
        begin(session, WaitRow.suspension(session.id()), WaitRow.Kind.SUSPENSION, "", text, event.getAt());
    }

    private void resumed(SessionRow session, long at) {
        var id = WaitRow.suspension(session.id());
        var later = changed.getOrDefault(session.id(), Map.of())
                .getOrDefault(id, Optional.empty())
                .filter(row -> row.since() > at);
        if (later.isEmpty()) {
            over(session, id);
            resumed.merge(id, at, Math::max);
        }
    }

    private void progress(SessionRow session, long at) {
        begin(session, WaitRow.progress(session.id()), WaitRow.Kind.PROGRESS, "", "", at);
    }

    /** What another topic has already ended is not waited for. */
    private void begin(SessionRow session, String id, WaitRow.Kind kind, String subject, String text, long at) {
        if (session.endedAt() != null && session.endedAt() >= at) {
            return;
        }
        var row = new WaitRow(id, session.id(), session.shard(), kind.name(), subject, text, at, 0, null);
        put(row.due(due(session, row)));
    }

    private void end(String session, long at) {
        ended.merge(session, at, Math::max);
        changed.getOrDefault(session, new HashMap<>())
                .values()
                .removeIf(row -> row.filter(wait -> wait.since() <= at).isPresent());
    }

    private void over(SessionRow session, String id) {
        changed.computeIfAbsent(session.id(), _ -> new HashMap<>()).put(id, Optional.empty());
    }

    /** The later one stays: another topic may tell the earlier one afterwards. */
    private void put(WaitRow row) {
        changed.computeIfAbsent(row.sessionId(), _ -> new HashMap<>())
                .merge(
                        row.id(),
                        Optional.of(row),
                        (known, next) ->
                                known.filter(wait -> wait.since() > row.since()).isPresent() ? known : next);
    }

    private Long due(SessionRow session, WaitRow row) {
        if (row.kind().equals(WaitRow.Kind.PROGRESS.name())) {
            return row.since() + patience;
        }
        return session.isKnown() ? Ladder.of(session.reminders()).due(row.since(), 0, row.since()) : null;
    }
}
