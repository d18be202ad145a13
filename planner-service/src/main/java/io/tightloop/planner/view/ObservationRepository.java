package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /** Those whose ids lie between these two, in their order. */
    @Query("""
        SELECT * FROM observations WHERE session_id = :sessionId AND id >= :first AND id <= :last
        ORDER BY id LIMIT :most\
        """)
    List<ObservationRow> between(String sessionId, String first, String last, int most);

    /** Waivers, oldest first; only looked for where the session has any. */
    @Query("""
        SELECT * FROM observations WHERE session_id = :sessionId AND event = 'CriterionWaived'
        AND (at > :at OR at = :at AND id > :id)
        AND EXISTS (SELECT 1 FROM waivers WHERE session_id = :sessionId)
        ORDER BY at, id LIMIT :most\
        """)
    List<ObservationRow> waiversAfter(String sessionId, long at, String id, int most);

    /** Id of one that is no waiver, which stands for the place of its event. */
    @Query("""
        SELECT id FROM observations WHERE session_id = :sessionId AND event <> 'CriterionWaived'
        ORDER BY at, id LIMIT 1\
        """)
    Optional<String> anyPlace(String sessionId);

    @Override
    @Query("""
        DELETE FROM observations WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM observations WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
