package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code verdicts}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface VerdictRepository extends RowRepository<VerdictRow>, SessionPart {
    List<VerdictRow> findBySessionId(String sessionId);

    @Override
    @Query("""
        DELETE FROM verdicts WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM verdicts WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
