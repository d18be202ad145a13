package io.tightloop.baton.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server of this JVM, started when it is first asked for and stopped with the JVM. It does not wait for the
 * disk, because nothing here outlives the JVM; what is measured as it is in earnest wants {@code -Dpostgres.fsync=true}.
 */
public final class Postgres {
    public static final String USER = "postgres";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** Why it cannot start; empty when it runs. */
    public static Optional<String> failure() {
        return Optional.ofNullable(Started.ONCE.failure);
    }

    public static String url() {
        return Started.ONCE.running().getJdbcUrl(USER, USER);
    }

    /** Address of a new database with nothing in it. */
    public static String newDatabase() throws SQLException {
        var name = "tightloop_" + DATABASES.incrementAndGet();
        try (var server = DriverManager.getConnection(url());
                var statement = server.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Started.ONCE.running().getJdbcUrl(USER, name);
    }

    private record Started(EmbeddedPostgres server, String failure) {
        private static final Started ONCE = start();

        private EmbeddedPostgres running() {
            if (server == null) {
                throw new IllegalStateException("PostgreSQL cannot start here: " + failure);
            }
            return server;
        }

        /** As root it starts in a user namespace. */
        private static Started start() {
            try {
                return new Started(
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", Boolean.getBoolean("postgres.fsync") ? "on" : "off")
                                .start(),
                        null);
            } catch (IOException | RuntimeException e) {
                return new Started(null, e.toString());
            }
        }
    }
}
