package io.tightloop.planner.view;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.tightloop.baton.feed.PositionRow;

/** The table {@code positions}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PositionRepository extends RowRepository<PositionRow> {}
