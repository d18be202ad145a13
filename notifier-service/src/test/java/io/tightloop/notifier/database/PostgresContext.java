package io.tightloop.notifier.database;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.tightloop.baton.database.Postgres;
import java.util.Map;

/** Builds contexts whose tables are on the PostgreSQL of this JVM. */
public final class PostgresContext extends DefaultApplicationContextBuilder {
    public PostgresContext() {
        properties(Map.of(
                "datasources.notifier.url",
                Postgres.url(),
                "datasources.notifier.username",
                Postgres.USER,
                "datasources.notifier.password",
                Postgres.USER,
                "datasources.notifier.maximum-pool-size",
                4));
    }
}
