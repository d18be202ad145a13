package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
        ORDER BY archived_at, ended_at, id LIMIT :most FOR UPDATE SKIP LOCKED\
        """)
    List<String> archivedUntil(long at, int most);

    @Query("SELECT input_tokens, output_tokens, saved_tokens FROM sessions WHERE id = :id")
    Optional<TokenSum> usage(String id);

    /** How each of these sessions stands; those that are not known are left out. */
    @Query("SELECT id, name, status, reason, ended_at FROM sessions WHERE id IN (:sessions) AND started_at IS NOT NULL")
    List<SessionEnd> ends(Collection<String> sessions);

    /** Those that were started for one of these. */
    @Query("""
        SELECT * FROM sessions WHERE parent_session IN (:parents) AND started_at IS NOT NULL
        ORDER BY parent_session, id LIMIT :most\
        """)
    List<SessionRow> startedFor(Collection<String> parents, int most);

    /**
     * Sessions that go on though the session that left a task to them, or that they were started for, was interrupted
     * since this time (ms), unless the command that stops them is answered; those after this command.
     */
    @Query("""
        SELECT o.command_id AS command_id, o.parent_id AS parent_id, o.child_id AS child_id, o.since AS since FROM (
          SELECT CONCAT('break-', p.id, '-', p.ended_at, '-', c.id) AS command_id, p.id AS parent_id, c.id AS child_id,
                 GREATEST(p.ended_at, c.started_at) AS since
          FROM sessions p JOIN sessions c ON c.parent_session = p.id
          WHERE p.status = 'INTERRUPTED' AND p.ended_at >= :since AND c.started_at IS NOT NULL AND c.ended_at IS NULL
          UNION
          SELECT CONCAT('break-', p.id, '-', p.ended_at, '-', c.id) AS command_id, p.id AS parent_id, c.id AS child_id,
                 GREATEST(p.ended_at, c.started_at) AS since
          FROM sessions p JOIN delegations d ON d.session_id = p.id JOIN sessions c ON c.id = d.child_id
          WHERE p.status = 'INTERRUPTED' AND p.ended_at >= :since AND c.started_at IS NOT NULL AND c.ended_at IS NULL
        ) o
        WHERE o.command_id > :after AND NOT EXISTS (
          SELECT 1 FROM commands k WHERE k.session_id = o.child_id
          AND k.id = CONCAT(o.child_id, '/', o.command_id) AND k.state <> 'PENDING')
        ORDER BY o.command_id LIMIT :most\
        """)
    List<Orphan> orphans(long since, String after, int most);

    @Query("DELETE FROM sessions WHERE id IN (:sessions)")
    int forget(Collection<String> sessions);
}
