package io.tightloop.standalone.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatabasesTest {
    private static final String PLANNER = "TIGHTLOOP_PLANNER_DB_URL";
    private static final String NOTIFIER = "TIGHTLOOP_NOTIFIER_DB_URL";

    @Test
    void both_services_on_one_database_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Databases.mustDiffer(Map.of(PLANNER, "jdbc:postgresql:a", NOTIFIER, "jdbc:postgresql:a")))
                .withMessageContainingAll(PLANNER, NOTIFIER, "a schema");
    }

    @Test
    void a_schema_or_a_user_of_its_own_is_enough_and_so_is_none_at_all() {
        assertThatCode(() -> {
                    Databases.mustDiffer(Map.of());
                    Databases.mustDiffer(Map.of(PLANNER, "jdbc:postgresql:a"));
                    Databases.mustDiffer(
                            Map.of(PLANNER, "jdbc:postgresql:a", NOTIFIER, "jdbc:postgresql:a?currentSchema=b"));
                    Databases.mustDiffer(Map.of(
                            PLANNER,
                            "jdbc:postgresql:a",
                            NOTIFIER,
                            "jdbc:postgresql:a",
                            "TIGHTLOOP_NOTIFIER_DB_USER",
                            "notifier"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void what_a_database_said_is_told_with_the_settings_that_name_it() {
        var refused = new RuntimeException("bean", new IOException(new SQLException("no such user")));

        assertThatIllegalStateException()
                .isThrownBy(() -> Databases.explain(refused))
                .withMessageStartingWith("a database cannot be used: no such user (")
                .withMessageContainingAll(PLANNER, NOTIFIER)
                .withCause(refused);
        assertThatCode(() -> Databases.explain(new IOException("port"))).doesNotThrowAnyException();
    }
}
