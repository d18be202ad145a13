package io.tightloop.standalone.system;

import io.tightloop.baton.database.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Variables that put a server on the PostgreSQL of this JVM. */
final class PostgresSettings {
    private PostgresSettings() {}

    /** On two new databases. */
    static Map<String, String> databases() throws SQLException {
        return of(Postgres.newDatabase(), Postgres.newDatabase());
    }

    /** On two new schemas of one new database. */
    static Map<String, String> schemas() throws SQLException {
        var url = Postgres.newDatabase();
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            statement.execute("CREATE SCHEMA planner");
            statement.execute("CREATE SCHEMA notifier");
        }
        return of(url + "&currentSchema=planner", url + "&currentSchema=notifier");
    }

    private static Map<String, String> of(String planner, String notifier) {
        return Map.of(
                "TIGHTLOOP_PLANNER_DB_URL", planner,
                "TIGHTLOOP_PLANNER_DB_USER", Postgres.USER,
                "TIGHTLOOP_PLANNER_DB_PASSWORD", Postgres.USER,
                "TIGHTLOOP_NOTIFIER_DB_URL", notifier,
                "TIGHTLOOP_NOTIFIER_DB_USER", Postgres.USER,
                "TIGHTLOOP_NOTIFIER_DB_PASSWORD", Postgres.USER);
    }
}
