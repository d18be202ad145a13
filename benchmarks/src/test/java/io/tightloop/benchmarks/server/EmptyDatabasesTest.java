package io.tightloop.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmptyDatabasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"TIGHTLOOP_PLANNER_DB_URL", "TIGHTLOOP_NOTIFIER_DB_URL"})
    void a_database_that_a_server_has_written_to_is_refused_by_the_name_of_its_setting(String setting)
            throws SQLException {
        var url = "jdbc:h2:mem:" + setting + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            assertThatCode(() -> EmptyDatabases.check(Map.of(setting, url))).doesNotThrowAnyException();
            statement.execute("CREATE TABLE positions (id text, stored_offset bigint)");
            assertThatCode(() -> EmptyDatabases.check(Map.of(setting, url))).doesNotThrowAnyException();
            statement.execute("INSERT INTO positions VALUES ('tightloop.plan-events:0', 7)");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EmptyDatabases.check(Map.of(setting, url)))
                    .withMessageStartingWith(setting + ": another server has written");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIGHTLOOP_PLANNER_DB_URL", "TIGHTLOOP_NOTIFIER_DB_URL"})
    void a_database_that_does_not_answer_is_named_by_its_setting(String setting) {
        assertThatIOException()
                .isThrownBy(() -> EmptyDatabases.check(Map.of(setting, "jdbc:h2:tcp://127.0.0.1:1/none")))
                .withMessageStartingWith(setting + ": ");
    }
}
