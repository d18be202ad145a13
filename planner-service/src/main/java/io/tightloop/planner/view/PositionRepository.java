package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The table {@code positions}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PositionRepository extends RowRepository<PositionRow> {
    /** Moves a position; 0 when it is no longer where it was. */
    @Query("UPDATE positions SET stored_offset = :next WHERE id = :id AND stored_offset = :last")
    int move(String id, long last, long next);
}
