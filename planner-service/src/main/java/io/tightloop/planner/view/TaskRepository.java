package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;

/** The table {@code tasks}; pages are in plan order. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TaskRepository extends RowRepository<TaskRow> {
    @Query("""
        SELECT * FROM tasks WHERE session_id = :sessionId AND ordinal > :after
        ORDER BY ordinal LIMIT :most\
        """)
    List<TaskRow> after(String sessionId, int after, int most);
}
