package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code dead_letters}, and how they stand now, which the service that parked a session has a say in. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeadLetterRepository extends RowRepository<DeadLetterRow>, SessionPart {
    @Query("SELECT * FROM dead_letters_now WHERE id = :id")
    Optional<DeadLetterRow> now(String id);

    /** Oldest first, those after this time (ms) and id; an empty text asks for all. */
    @Query("""
        SELECT * FROM dead_letters_now WHERE (died_at > :at OR died_at = :at AND id > :id)
        AND (:service = '' OR service = :service) AND (:session = '' OR session_id = :session)
        AND (:topic = '' OR topic = :topic OR topic = :fullTopic) AND (:status = '' OR status = :status)
        ORDER BY died_at, id LIMIT :most\
        """)
    List<DeadLetterRow> after(
            String service,
            String session,
            String topic,
            String fullTopic,
            String status,
            long at,
            String id,
            int most);

    @Query("SELECT COUNT(*) FROM dead_letters_now WHERE status = 'OPEN'")
    long countOpen();

    /** Settles one that is OPEN; tells how many. */
    @Query("""
        UPDATE dead_letters SET status = :status, outcome = :outcome, settled_by = :by, settled_at = :at
        WHERE id = :id AND status = 'OPEN'\
        """)
    int settle(String id, String status, String outcome, String by, long at);

    @Override
    @Query("""
        DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);

    /** Deletes those up to this time (ms) that are of no session that is known, at most so many; tells how many. */
    @Query("""
        DELETE FROM dead_letters WHERE id IN (SELECT d.id FROM dead_letters d WHERE d.died_at <= :at
        AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = d.session_id) LIMIT :most)\
        """)
    int forgetStrays(long at, int most);
}
