package io.tightloop.baton.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A new database whose tables are migrated step by step, as releases did it. */
public final class Schema {
    private final String service;
    private final String url;
    private final String user;
    private final String password;

    private Schema(String service, String url, String user, String password) {
        this.service = service;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** One of a service in memory. */
    public static Schema onH2(String service) {
        var url = "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                .formatted(UUID.randomUUID());
        return new Schema(service, url, "sa", "");
    }

    /** One of a service on the PostgreSQL of this JVM; the test is skipped where that cannot start. */
    public static Schema onPostgres(String service) throws SQLException {
        assumeTrue(Postgres.failure().isEmpty(), () -> Postgres.failure().orElse(""));
        return new Schema(service, Postgres.newDatabase(), Postgres.USER, Postgres.USER);
    }

    /** Migrates up to a version, for example {@code 2} or {@code latest}. */
    public void migrate(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/%s/migration".formatted(service))
                .target(version)
                .load()
                .migrate();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
