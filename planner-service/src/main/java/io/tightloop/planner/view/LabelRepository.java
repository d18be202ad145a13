package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;

/** The table {@code labels}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LabelRepository extends RowRepository<LabelRow>, SessionPart {
    @Override
    @Query("""
        DELETE FROM labels WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM labels WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
