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
    @Query("""
        SELECT t.* FROM tasks t LEFT JOIN drafts d ON d.id = t.session_id
        WHERE t.session_id = :sessionId AND t.ordinal > :after
        AND (t.draft = 0 OR d.id IS NULL OR t.iteration > d.iteration
        OR t.iteration = d.iteration AND t.draft >= d.draft)
        ORDER BY t.ordinal LIMIT :most\
        """)
    List<TaskRow> after(String sessionId, int after, int most);

    @Override
    @Query("DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE session_id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
