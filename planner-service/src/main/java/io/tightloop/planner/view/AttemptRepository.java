package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code attempts}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRepository extends RowRepository<AttemptRow>, SessionPart {
    /** Those of a phase that are not over, oldest first. */
    @Query("""
        SELECT * FROM attempts WHERE session_id = :sessionId AND phase = :phase AND state <> 'OVER'
        ORDER BY since_at, id LIMIT :most\
        """)
    List<AttemptRow> open(String sessionId, String phase, int most);

    @Override
    @Query("""
        DELETE FROM attempts WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM attempts WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
