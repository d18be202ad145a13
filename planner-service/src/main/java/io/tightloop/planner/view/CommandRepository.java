package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code commands}; pages are in order of the answers, those without one last. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommandRepository extends RowRepository<CommandRow>, SessionPart {
    Optional<CommandRow> findBySessionIdAndId(String sessionId, String id);

    boolean existsBySessionIdAndId(String sessionId, String id);

    @Query("""
        SELECT * FROM commands WHERE session_id = :sessionId
        AND (COALESCE(answered_at, :never) > :at OR COALESCE(answered_at, :never) = :at AND id > :id)
        ORDER BY COALESCE(answered_at, :never), id LIMIT :most\
        """)
    List<CommandRow> after(String sessionId, long at, String id, long never, int most);

    @Query("""
        SELECT COUNT(*) FROM commands
        WHERE session_id = :sessionId AND state = 'REJECTED' AND command_id LIKE :pattern\
        """)
    int countRejected(String sessionId, String pattern);

    @Override
    @Query("""
        DELETE FROM commands WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM commands WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
