package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The table {@code stat_times}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TimeCountRepository extends RowRepository<TimeCountRow> {
    /** Deletes the counters of days that began before this time, ms since the epoch. */
    @Query("DELETE FROM stat_times WHERE since < :days")
    void forget(long days);
}
