package io.tightloop.benchmarks.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Databases that the environment names for a server that begins anew. What another server left there would keep it from
 * reading its topics: their offsets begin at 0 again.
 */
public final class EmptyDatabases {
    private static final List<String> NAMES = List.of("TIGHTLOOP_PLANNER_DB_", "TIGHTLOOP_NOTIFIER_DB_");

    private EmptyDatabases() {}

    /**
     * Refuses those that are in use.
     *
     * @param environment variables
     * @throws IllegalArgumentException when a server has written to one
     * @throws IOException when one does not answer
     */
    public static void check(Map<String, String> environment) throws IOException {
        for (var name : NAMES) {
            var url = environment.get(name + "URL");
            if (url != null) {
                check(name, url, environment.get(name + "USER"), environment.get(name + "PASSWORD"));
            }
        }
    }

    private static void check(String name, String url, String user, String password) throws IOException {
        try (var database = DriverManager.getConnection(url, user, password)) {
            if (hasPositions(database)) {
                throw new IllegalArgumentException(
                        name + "URL: another server has written to this database; a measurement wants an empty one");
            }
        } catch (SQLException e) {
            throw new IOException(name + "URL: " + e.getMessage(), e);
        }
    }

    /** Whether the table of positions is in the connection's schema and has a row. */
    private static boolean hasPositions(Connection database) throws SQLException {
        try (var tables = database.getMetaData().getTables(null, database.getSchema(), "positions", null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT id FROM positions")) {
            return rows.next();
        }
    }
}
