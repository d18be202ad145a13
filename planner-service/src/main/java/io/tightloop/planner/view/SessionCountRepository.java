package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The table {@code stat_sessions}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionCountRepository extends RowRepository<SessionCountRow> {
    /** Deletes the counters of hours and days that began before these times, ms since the epoch. */
    @Query("DELETE FROM stat_sessions WHERE since < :hours AND span = 'HOUR' OR since < :days AND span = 'DAY'")
    void forget(long hours, long days);
}
