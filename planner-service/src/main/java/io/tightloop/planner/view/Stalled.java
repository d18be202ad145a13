package io.tightloop.planner.view;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts sessions of which nothing has become for some time, by what they wait for first. An index leads to sessions
 * that go on, those that have begun first; those that have ended are not looked at, and of the others at most 10,000 that
 * are RUNNING and as many that are AWAITING.
 */
@Singleton
public class Stalled {
    /** What stands for a session that waits for nothing but the service that has it. */
    public static final String NOTHING = "NOTHING";

    private static final int MOST = 10_000;

    private static final String GOING_ON = """
        (SELECT id, phase, parked, suspended_at, updated_at FROM sessions WHERE status = '%s' AND started_at <= ?
        ORDER BY status, started_at, id LIMIT %d)\
        """;

    /** Polls change when a session was last heard of, but they are no progress. */
    private static final String STALLED =
            """
            SELECT s.id, CASE WHEN s.parked <> '{}' THEN 'PARKED' WHEN s.suspended_at IS NOT NULL THEN 'SUSPENDED'
            WHEN EXISTS (SELECT 1 FROM confirmations c WHERE c.session_id = s.id AND c.state = 'OPEN') THEN 'ASKED'
            ELSE COALESCE((SELECT a.state FROM attempts a WHERE a.session_id = s.id AND a.phase = s.phase
              AND a.state <> 'OVER' ORDER BY a.since_at, a.id LIMIT 1), 'NOTHING') END AS wait
            FROM (%s UNION ALL %s) s WHERE s.updated_at <= ? OR s.suspended_at <= ?\
            """.formatted(GOING_ON.formatted("RUNNING", MOST), GOING_ON.formatted("AWAITING", MOST));

    private static final String COUNTED = "SELECT w.wait, COUNT(*) FROM (" + STALLED + ") w GROUP BY w.wait";

    private static final String WAITING_FOR_NOTHING =
            "SELECT r.* FROM (" + STALLED + ") w JOIN sessions r ON r.id = w.id WHERE w.wait = 'NOTHING' LIMIT ?";

    private final JdbcOperations database;
    private final TransactionOperations<Connection> transactions;

    Stalled(
            @Named("planner") JdbcOperations database,
            @Named("planner") TransactionOperations<Connection> transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Numbers of sessions that have begun by this time (ms since the epoch) and to which nothing has happened since: by
     * PARKED, SUSPENDED, ASKED, a {@link AttemptRow.State} of the attempt that has stood the longest, or {@link #NOTHING}.
     */
    public Map<String, Long> count(long until) {
        return transactions.executeRead(_ -> database.prepareStatement(COUNTED, statement -> {
            for (int place = 1; place <= 4; place++) {
                statement.setLong(place, until);
            }
            var counts = new HashMap<String, Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        }));
    }

    /** Some of those that are counted under {@link #NOTHING}. */
    public List<SessionRow> waitingForNothing(long until, int most) {
        return transactions.executeRead(_ -> database.prepareStatement(WAITING_FOR_NOTHING, statement -> {
            for (int place = 1; place <= 4; place++) {
                statement.setLong(place, until);
            }
            statement.setInt(5, most);
            try (var rows = statement.executeQuery()) {
                return database.entityStream(rows, SessionRow.class).toList();
            }
        }));
    }
}
