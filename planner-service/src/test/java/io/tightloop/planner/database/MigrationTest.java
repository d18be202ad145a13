package io.tightloop.planner.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.database.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final String SESSION = """
        INSERT INTO sessions (id, run_start, name, goal, mode, labels, started_by, started_at, status, phase,
        iteration, step_holder, step_offset, heard, parked, updated_at)
        VALUES ('s', 7, 'n', 'g', 'ASYNC', '{}', '', 5, 'RUNNING', 'EXECUTE', 1, 1, -1, '3/4/-1', '{}', 6)\
        """;
    private static final String RUN = """
        INSERT INTO task_runs (id, session_id, status, attempt) VALUES ('s/t1', 's', 'SUCCEEDED', 2)\
        """;
    private static final String ENDED = """
        INSERT INTO sessions (id, run_start, name, goal, mode, labels, started_by, started_at, status, phase,
        iteration, step_holder, step_offset, heard, parked, updated_at, ended_at)
        VALUES ('e', 8, 'n', 'g', 'ASYNC', '{}', '', 5, 'COMPLETED', 'REVIEW', 2, 5, 9, '3/4/9', '{}', 6, 1005)\
        """;
    private static final String COMMAND = """
        INSERT INTO commands (id, session_id, command_id, command, state, who, topic_partition, topic_offset)
        VALUES ('s/c', 's', 'c', 'StartSession', 'ACCEPTED', '', 0, 3)\
        """;

    @Test
    void rows_of_the_first_release_are_kept_by_h2() throws SQLException {
        keepsRows(Schema.onH2("planner"));
    }

    @Test
    void rows_of_the_first_release_are_kept_by_postgres() throws SQLException {
        keepsRows(Schema.onPostgres("planner"));
    }

    private static void keepsRows(Schema schema) throws SQLException {
        schema.migrate("2");
        try (var database = schema.connect();
                var statement = database.createStatement()) {
            statement.execute(SESSION);
            statement.execute(ENDED);
            statement.execute(RUN);
            statement.execute(COMMAND);
        }
        schema.migrate("latest");
        try (var database = schema.connect()) {
            assertThat(row(
                            database,
                            "SELECT id, heard, suspended_at, suspension_holder, parent_session, work"
                                    + " FROM sessions WHERE id = 's'"))
                    .isEqualTo("s 3/4/-1 null -1 null 0/1/1/0/0/0/0");
            assertThat(row(
                            database,
                            "SELECT id, attempt, claim_id, delegated_at, delegated_to, output_hash FROM task_runs"))
                    .isEqualTo("s/t1 2 null null null null");
            assertThat(row(database, "SELECT id, command_id, topic_offset FROM commands"))
                    .isEqualTo("s/c c 3");
            assertThat(row(
                            database,
                            "SELECT sessions, running, completed, iterations, retries, tasks_succeeded, took_ms,"
                                    + " lengths FROM stat_sessions WHERE id = 'DAY/0/0/n'"))
                    .isEqualTo("2 1 1 3 1 1 1000 80:1");
            assertThat(row(database, "SELECT COUNT(*), MAX(name) FROM stat_sessions"))
                    .isEqualTo("2 n");
            assertThat(row(database, "SELECT COUNT(*) FROM attempts")).isEqualTo("0");
            assertThat(row(database, "SELECT COUNT(*) FROM dead_letters_now")).isEqualTo("0");
        }
    }

    private static String row(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            var row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.append(i == 1 ? "" : " ").append(rows.getString(i));
            }
            return row.toString();
        }
    }
}
