package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code messages}; oldest first. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MessageRepository extends RowRepository<MessageRow>, SessionPart {
    @Query("""
        SELECT * FROM messages WHERE session_id = :sessionId
        AND (sent_at > :at OR sent_at = :at AND message_id > :messageId) ORDER BY sent_at, message_id LIMIT :most\
        """)
    List<MessageRow> after(String sessionId, long at, String messageId, int most);

    @Override
    @Query("DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE session_id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
