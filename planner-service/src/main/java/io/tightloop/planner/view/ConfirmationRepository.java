package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code confirmations}; oldest first. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ConfirmationRepository extends RowRepository<ConfirmationRow>, SessionPart {
    @Query("""
        SELECT * FROM confirmations WHERE session_id = :sessionId AND state = 'OPEN'
        ORDER BY asked_at, confirmation_id LIMIT :most\
        """)
    List<ConfirmationRow> open(String sessionId, int most);

    @Query("""
        SELECT * FROM confirmations WHERE session_id = :sessionId
        AND (asked_at > :at OR asked_at = :at AND confirmation_id > :confirmationId)
        ORDER BY asked_at, confirmation_id LIMIT :most\
        """)
    List<ConfirmationRow> after(String sessionId, long at, String confirmationId, int most);

    @Override
    @Query("""
        DELETE FROM confirmations WHERE id IN
        (SELECT id FROM confirmations WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
