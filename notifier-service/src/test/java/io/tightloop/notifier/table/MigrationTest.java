package io.tightloop.notifier.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.baton.database.Schema;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of the version before go on, and so does an instance of that version beside this one. */
class MigrationTest {
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    /** As the version before inserts a session. */
    private static final String BEFORE = "INSERT INTO sessions (id, shard, run_start, name, labels, callback_url,"
            + " tasks_call, reminders, iteration, ended_at, resumed_at, stored_at)"
            + " VALUES (?, 1, 7, 'n', '{}', NULL, FALSE, '', 1, NULL, NULL, 5)";

    @Test
    void rows_before_and_beside_this_version_are_read_and_changed_on_h2() throws SQLException {
        areReadAndChanged(Schema.onH2("notifier"));
    }

    @Test
    void rows_before_and_beside_this_version_are_read_and_changed_on_postgres() throws SQLException {
        areReadAndChanged(Schema.onPostgres("notifier"));
    }

    private static void areReadAndChanged(Schema schema) throws SQLException {
        schema.migrate("2");
        try (var database = schema.connect()) {
            Sql.update(database, BEFORE, "before");
            schema.migrate("latest");
            Sql.update(database, BEFORE, "beside");

            var rows = SESSIONS.read(database, List.of("before", "beside"));
            assertThat(rows.values()).hasSize(2).allSatisfy(row -> {
                assertThat(row.isOver()).isFalse();
                assertThat(row.tells(9, 60_000)).isTrue();
            });
            SESSIONS.update(
                    database,
                    rows.values().stream()
                            .map(row -> row.ended(8).continued(9).progressed(10))
                            .toList());
            assertThat(SESSIONS.read(database, List.of("before", "beside")).values())
                    .extracting(SessionRow::endedAt, SessionRow::continuedAt, SessionRow::progressAt)
                    .containsOnly(tuple(8L, 9L, 10L));
        }
    }
}
