package io.tightloop.baton.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;

/** A PostgreSQL server of this JVM, started when it is first asked for and stopped with the JVM. */
public final class Postgres {
    public static final String USER = "postgres";

    private Postgres() {}

    /** Why it cannot start; empty when it runs. */
    public static Optional<String> failure() {
        return Optional.ofNullable(Started.ONCE.failure);
    }

    public static String url() {
        return Started.ONCE.running().getJdbcUrl(USER, USER);
    }

    private record Started(EmbeddedPostgres server, String failure) {
        private static final Started ONCE = start();

        private EmbeddedPostgres running() {
            if (server == null) {
                throw new IllegalStateException("PostgreSQL cannot start here: " + failure);
            }
            return server;
        }

        /** Without waiting for the disk: nothing here outlives the JVM. As root it starts in a user namespace. */
        private static Started start() {
            try {
                return new Started(
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .start(),
                        null);
            } catch (IOException | RuntimeException e) {
                return new Started(null, e.toString());
            }
        }
    }
}
