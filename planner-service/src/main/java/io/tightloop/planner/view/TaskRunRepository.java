package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code task_runs}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TaskRunRepository extends RowRepository<TaskRunRow>, SessionPart {
    @Query("""
        SELECT COALESCE(r.status, 'PENDING') AS status, COUNT(*) AS tasks
        FROM tasks t LEFT JOIN drafts d ON d.id = t.session_id
        LEFT JOIN task_runs r ON r.session_id = t.session_id AND r.id = t.id
        WHERE t.session_id = :sessionId
        AND (t.draft = 0 OR d.id IS NULL OR t.iteration > d.iteration
        OR t.iteration = d.iteration AND t.draft >= d.draft)
        GROUP BY COALESCE(r.status, 'PENDING')\
        """)
    List<StatusCount> countByStatus(String sessionId);

    /** Those that are left to other sessions now, after this time (ms) and id, oldest first. */
    @Query("""
        SELECT r.* FROM delegated_runs d JOIN task_runs r ON r.session_id = d.session_id AND r.id = d.id
        WHERE d.delegated_at >= :at AND (d.delegated_at > :at OR d.id > :id)
        ORDER BY d.delegated_at, d.id LIMIT :most\
        """)
    List<TaskRunRow> delegatedAfter(long at, String id, int most);

    boolean existsBySessionIdAndOutputHash(String sessionId, String outputHash);

    /** Those of these that are left to other sessions now. */
    @Query("""
        SELECT r.* FROM delegated_runs d JOIN task_runs r ON r.session_id = d.session_id AND r.id = d.id
        WHERE d.id IN (:ids)\
        """)
    List<TaskRunRow> delegated(Collection<String> ids);

    /** Those of these tasks. */
    @Query("""
        SELECT r.* FROM tasks t JOIN task_runs r ON r.session_id = t.session_id AND r.id = t.id WHERE t.id IN (:ids)\
        """)
    List<TaskRunRow> of(Collection<String> ids);

    /** How many of these tasks have succeeded since, and how long they took together; only those of this title. */
    @Query("""
        SELECT COUNT(*) AS runs, COALESCE(SUM(r.ended_at - r.started_at), 0) AS total_ms
        FROM tasks t JOIN task_runs r ON r.session_id = t.session_id AND r.id = t.id
        WHERE t.id IN (:ids) AND t.title = :title
        AND r.status = 'SUCCEEDED' AND r.started_at IS NOT NULL AND r.ended_at >= :since\
        """)
    RunTimes times(Collection<String> ids, String title, long since);

    @Override
    @Query("""
        DELETE FROM task_runs WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM task_runs WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
