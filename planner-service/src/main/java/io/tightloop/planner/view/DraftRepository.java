package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;

/** The table {@code drafts}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DraftRepository extends RowRepository<DraftRow>, SessionPart {
    @Override
    @Query("DELETE FROM drafts WHERE id IN (SELECT id FROM drafts WHERE id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
