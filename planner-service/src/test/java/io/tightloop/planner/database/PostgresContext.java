package io.tightloop.planner.database;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.tightloop.baton.database.Postgres;
import java.util.Map;

/** Builds contexts whose read model is on the PostgreSQL of this JVM. */
public final class PostgresContext extends DefaultApplicationContextBuilder {
    public PostgresContext() {
        properties(Map.of(
                "datasources.planner.url",
                Postgres.url(),
                "datasources.planner.username",
                Postgres.USER,
                "datasources.planner.password",
                Postgres.USER,
                "datasources.planner.maximum-pool-size",
                4));
    }
}
