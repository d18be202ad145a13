package io.tightloop.planner.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts sessions and what was spent on them; each window is read in one transaction. */
@Singleton
public class Statistics {
    /** Most names that are counted one by one: those with the most sessions. */
    public static final int MOST_NAMES = 100;

    private static final List<String> ENDS = List.of("COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED");

    private final JdbcOperations database;
    private final TransactionOperations<Connection> transactions;

    Statistics(
            @Named("planner") JdbcOperations database,
            @Named("planner") TransactionOperations<Connection> transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Sessions that have started since some time.
     *
     * @param byStatus numbers of sessions by the status that they are shown with
     * @param byPhase numbers of sessions by phase
     * @param all of all of them
     * @param names of those of one name each, the most sessions first
     */
    public record Window(Map<String, Long> byStatus, Map<String, Long> byPhase, Figures all, List<Figures> names) {}

    /**
     * What sessions of a name came to; name is empty for all sessions.
     *
     * @param ended numbers of sessions by how they ended
     * @param iterations of all of them together
     * @param tasks numbers of tasks by what became of them, as far as anything has
     */
    public record Figures(
            String name,
            long sessions,
            Map<String, Long> ended,
            Lengths lengths,
            long iterations,
            long waivers,
            Map<String, Long> tasks,
            TokenSum tokens) {}

    /** How long the sessions that have ended took, ms; null when none has. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Lengths(Long averageMs, Long p50Ms, Long p95Ms) {}

    /** Of the sessions of this name, or of all, that have started since this time, ms since the epoch. */
    public Window window(Optional<String> name, long since) {
        var statement = new StatisticsStatement(name, since);
        return transactions.executeRead(_ -> {
            var byStatus = new TreeMap<String, Long>();
            var byPhase = new TreeMap<String, Long>();
            rows(statement.standings(), statement.values(), row -> {
                byStatus.merge(row.getString(1), row.getLong(3), Long::sum);
                byPhase.merge(row.getString(2), row.getLong(3), Long::sum);
            });
            var all = figures(statement, Optional.empty()).getFirst();
            return new Window(byStatus, byPhase, all, figures(statement, Optional.of(MOST_NAMES)));
        });
    }

    private List<Figures> figures(StatisticsStatement statement, Optional<Integer> names) {
        var grouped = names.isPresent();
        var values = statement.values();
        var waivers = new HashMap<String, Long>();
        rows(statement.waivers(grouped), values, row -> waivers.put(row.getString(1), row.getLong(2)));
        var tokens = new HashMap<String, TokenSum>();
        rows(
                statement.tokens(grouped),
                values,
                row -> tokens.put(row.getString(1), new TokenSum(row.getLong(2), row.getLong(3), row.getLong(4))));
        var tasks = new HashMap<String, Map<String, Long>>();
        rows(
                statement.tasks(grouped),
                values,
                row -> tasks.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)));
        var found = new ArrayList<Figures>();
        rows(statement.sessions(names), values, row -> {
            var name = row.getString(1);
            found.add(new Figures(
                    name,
                    row.getLong(2),
                    ended(row),
                    new Lengths(whole(row, 7), whole(row, 8), whole(row, 9)),
                    row.getLong(10),
                    waivers.getOrDefault(name, 0L),
                    tasks.getOrDefault(name, Map.of()),
                    tokens.getOrDefault(name, new TokenSum(0, 0, 0))));
        });
        return found;
    }

    private static Map<String, Long> ended(ResultSet row) throws SQLException {
        var ended = new TreeMap<String, Long>();
        for (int i = 0; i < ENDS.size(); i++) {
            ended.put(ENDS.get(i), row.getLong(3 + i));
        }
        return ended;
    }

    private static Long whole(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.round(value);
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String sql, List<Object> values, Reader reader) {
        database.prepareStatement(sql, statement -> {
            int place = 1;
            for (var value : values) {
                statement.setObject(place++, value);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
            return null;
        });
    }
}
