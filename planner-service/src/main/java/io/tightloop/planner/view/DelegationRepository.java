package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code delegations}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DelegationRepository extends RowRepository<DelegationRow>, SessionPart {
    @Query("SELECT * FROM delegations WHERE child_id IN (:children) ORDER BY child_id, session_id, task_id LIMIT :most")
    List<DelegationRow> to(Collection<String> children, int most);

    @Query("""
        SELECT * FROM delegations WHERE session_id IN (:sessions) ORDER BY session_id, task_id, child_id LIMIT :most\
        """)
    List<DelegationRow> of(Collection<String> sessions, int most);

    @Override
    @Query("""
        DELETE FROM delegations WHERE id IN
        (SELECT id FROM delegations WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
