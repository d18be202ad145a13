package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code sessions}; pages are newest first. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends RowRepository<SessionRow> {
    @Query("""
        SELECT * FROM sessions WHERE started_at IS NOT NULL
        AND (started_at < :at OR started_at = :at AND id < :id)
        ORDER BY started_at DESC, id DESC LIMIT :most\
        """)
    List<SessionRow> before(long at, String id, int most);

    @Query("""
        SELECT * FROM sessions WHERE started_at IS NOT NULL
        AND status = :status AND (parked = '{}' OR ended_at IS NOT NULL)
        AND (started_at < :at OR started_at = :at AND id < :id)
        ORDER BY started_at DESC, id DESC LIMIT :most\
        """)
    List<SessionRow> withStatusBefore(String status, long at, String id, int most);

    /** Those that ended as FAILED and those that are parked. */
    @Query("""
        SELECT * FROM sessions WHERE started_at IS NOT NULL
        AND (status = 'FAILED' OR parked <> '{}' AND ended_at IS NULL)
        AND (started_at < :at OR started_at = :at AND id < :id)
        ORDER BY started_at DESC, id DESC LIMIT :most\
        """)
    List<SessionRow> failedBefore(long at, String id, int most);

    @Query("""
        SELECT * FROM sessions WHERE ended_at <= :at AND archived_at IS NULL AND started_at IS NOT NULL
        AND (ended_at > :after OR ended_at = :after AND id > :id)
        ORDER BY ended_at, id LIMIT :most\
        """)
    List<SessionRow> endedAndLive(long at, long after, String id, int most);

    /** Those archived up to this time that nobody else works on; kept for the transaction. */
    @Query("""
        SELECT id FROM sessions WHERE archived_at <= :at
        ORDER BY archived_at, id LIMIT :most FOR UPDATE SKIP LOCKED\
        """)
    List<String> archivedUntil(long at, int most);

    @Query("DELETE FROM sessions WHERE id IN (:sessions)")
    int forget(Collection<String> sessions);
}
