package io.tightloop.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

final class DatabaseOutagesTest {
    private final DatabaseOutages errors = new DatabaseOutages();

    private int statusOf(Exception failure) {
        return errors.handle(HttpRequest.GET("/v1/sessions/s"), failure).code();
    }

    private static Exception wrapped(SQLException cause) {
        return new IllegalStateException("the transaction failed", new RuntimeException(cause));
    }

    @Test
    void a_database_that_is_away_is_to_be_asked_again() {
        assertThat(statusOf(wrapped(new SQLTransientConnectionException("no connection within 5 s"))))
                .isEqualTo(503);
        assertThat(statusOf(wrapped(new SQLException("the connection is broken", "08006"))))
                .isEqualTo(503);
        assertThat(statusOf(wrapped(new SQLException("the server shuts down", "57P01"))))
                .isEqualTo(503);
        assertThat(statusOf(wrapped(new SQLException("the database has been closed", "90098"))))
                .isEqualTo(503);
    }

    @Test
    void the_client_is_told_when_to_come_again() {
        var answer = errors.handle(HttpRequest.GET("/v1/stats"), wrapped(new SQLException("broken", "08006")));

        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body().detail()).contains("database");
    }

    @Test
    void what_the_database_refuses_is_unexpected() {
        assertThat(statusOf(wrapped(new SQLSyntaxErrorException("no such column", "42703"))))
                .isEqualTo(500);
        assertThat(statusOf(new IllegalArgumentException("no SQL at all"))).isEqualTo(500);
    }
}
