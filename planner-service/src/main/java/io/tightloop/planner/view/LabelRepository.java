package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

/** The table {@code labels}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LabelRepository extends RowRepository<LabelRow>, SessionPart {
    /** Sessions that are found by this label, those with the highest ids first. */
    @Query("""
        SELECT session_id FROM labels WHERE label = :label ORDER BY label DESC, session_id DESC LIMIT :most\
        """)
    List<String> sessions(String label, int most);

    @Override
    @Query("""
        DELETE FROM labels WHERE session_id IN (:sessions)
        AND id IN (SELECT id FROM labels WHERE session_id IN (:sessions) LIMIT :most)\
        """)
    int forget(Collection<String> sessions, int most);
}
