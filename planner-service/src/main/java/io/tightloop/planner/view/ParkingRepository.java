package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code parkings}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ParkingRepository extends RowRepository<ParkingRow>, SessionPart {
    /** What services have stored of a session and not read yet; the first stored first. */
    @Query("""
        SELECT * FROM parkings WHERE session_id = :sessionId AND status = 'OPEN'
        ORDER BY service, parked_at, id LIMIT :most\
        """)
    List<ParkingRow> open(String sessionId, int most);

    /** All that this service has stored of a session was read. */
    @Query("""
        UPDATE parkings SET status = 'REDRIVEN', outcome = :outcome, settled_by = :by, settled_at = :at
        WHERE session_id = :sessionId AND service = :service AND status = 'OPEN'\
        """)
    int redriven(String sessionId, String service, String outcome, String by, long at);

    /** All that services have stored of a session was dropped with it. */
    @Query("""
        UPDATE parkings SET status = 'RESOLVED', outcome = :outcome, settled_by = '', settled_at = :at
        WHERE session_id = :sessionId AND status = 'OPEN'\
        """)
    int dropped(String sessionId, String outcome, long at);

    @Override
    @Query("DELETE FROM parkings WHERE id IN (SELECT id FROM parkings WHERE session_id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
