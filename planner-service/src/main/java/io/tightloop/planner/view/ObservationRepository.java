package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code observations}; oldest first. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ObservationRepository extends RowRepository<ObservationRow>, SessionPart {
    @Query("""
        SELECT * FROM observations WHERE session_id = :sessionId
        AND (at > :at OR at = :at AND id > :id) ORDER BY at, id LIMIT :most\
        """)
    List<ObservationRow> after(String sessionId, long at, String id, int most);

    @Query("""
        SELECT * FROM observations WHERE session_id = :sessionId AND kind = :kind
        AND (at > :at OR at = :at AND id > :id) ORDER BY at, id LIMIT :most\
        """)
    List<ObservationRow> ofKindAfter(String sessionId, String kind, long at, String id, int most);

    @Override
    @Query("""
        DELETE FROM observations WHERE id IN
        (SELECT id FROM observations WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
