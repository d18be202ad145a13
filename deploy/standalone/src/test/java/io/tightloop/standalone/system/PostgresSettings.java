package io.tightloop.standalone.system;

import io.tightloop.baton.database.Postgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Variables that put a server on the PostgreSQL of this JVM. */
final class PostgresSettings {
    private PostgresSettings() {}

    /** On two new databases. */
    static Map<String, String> fresh() throws SQLException {
        var variables = new HashMap<String, String>();
        for (var service : List.of("planner", "notifier")) {
            var setting = "TIGHTLOOP_" + service.toUpperCase(Locale.ROOT) + "_DB_";
            variables.put(setting + "URL", Postgres.newDatabase());
            variables.put(setting + "USER", Postgres.USER);
            variables.put(setting + "PASSWORD", Postgres.USER);
        }
        return variables;
    }
}
