package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;

/** The table {@code delegated_runs}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DelegatedRunRepository extends RowRepository<DelegatedRunRow>, SessionPart {
    @Override
    @Query("""
        DELETE FROM delegated_runs WHERE id IN
        (SELECT id FROM delegated_runs WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
