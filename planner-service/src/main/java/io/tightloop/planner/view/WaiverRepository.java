package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code waivers}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WaiverRepository extends RowRepository<WaiverRow>, SessionPart {
    List<WaiverRow> findBySessionId(String sessionId);

    @Override
    @Query("""
        DELETE FROM waivers WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM waivers WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
