package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code sessions}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends RowRepository<SessionRow> {
    /** How far each of these sessions was heard of. */
    @Query("SELECT id, heard FROM sessions WHERE id IN (:sessions)")
    List<SessionHeard> heard(Collection<String> sessions);

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
