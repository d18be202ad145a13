package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code tasks}; pages are in plan order and leave out the tasks of drafts that were given up. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TaskRepository extends RowRepository<TaskRow>, SessionPart {
    /** Those of any of these statuses and of this iteration; 0 stands for every iteration. */
    @Query("""
        SELECT t.* FROM tasks t LEFT JOIN drafts d ON d.id = t.session_id
        LEFT JOIN task_runs r ON r.session_id = t.session_id AND r.id = t.id
        WHERE t.session_id = :sessionId AND t.ordinal > :after
        AND (t.draft = 0 OR d.id IS NULL OR t.iteration > d.iteration
        OR t.iteration = d.iteration AND t.draft >= d.draft)
        AND COALESCE(r.status, 'PENDING') IN (:statuses)
        AND (:iteration = 0 OR t.iteration = :iteration)
        ORDER BY t.session_id, t.ordinal LIMIT :most\
        """)
    List<TaskRow> after(String sessionId, Collection<String> statuses, int iteration, int after, int most);

    @Query("""
        SELECT t.* FROM tasks t LEFT JOIN drafts d ON d.id = t.session_id
        WHERE t.id = :id
        AND (t.draft = 0 OR d.id IS NULL OR t.iteration > d.iteration
        OR t.iteration = d.iteration AND t.draft >= d.draft)\
        """)
    List<TaskRow> current(String id);

    @Override
    @Query("DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE session_id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
