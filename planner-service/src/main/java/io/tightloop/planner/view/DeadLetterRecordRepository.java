package io.tightloop.planner.view;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The table {@code dead_letter_records}; its rows go with those of {@code dead_letters}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeadLetterRecordRepository extends RowRepository<DeadLetterRecordRow> {}
