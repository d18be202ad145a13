package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code criteria}; pages are in the brief's order. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CriterionRepository extends RowRepository<CriterionRow>, SessionPart {
    @Query("""
        SELECT * FROM criteria WHERE session_id = :sessionId AND ordinal > :after
        ORDER BY ordinal LIMIT :most\
        """)
    List<CriterionRow> after(String sessionId, int after, int most);

    @Override
    @Query("""
        DELETE FROM criteria WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM criteria WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
