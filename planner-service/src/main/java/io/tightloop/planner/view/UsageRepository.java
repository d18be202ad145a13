package io.tightloop.planner.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;

/** The table {@code usages}. */
@Repository("planner")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UsageRepository extends RowRepository<UsageRow>, SessionPart {
    @Query("""
        SELECT CAST(COALESCE(SUM(input_tokens), 0) AS bigint) AS input_tokens,
        CAST(COALESCE(SUM(output_tokens), 0) AS bigint) AS output_tokens,
        CAST(COALESCE(SUM(saved_tokens), 0) AS bigint) AS saved_tokens
        FROM usages WHERE session_id = :sessionId\
        """)
    TokenSum sum(String sessionId);

    @Override
    @Query("DELETE FROM usages WHERE id IN (SELECT id FROM usages WHERE session_id IN (:sessions) LIMIT :most)")
    int forget(Collection<String> sessions, int most);
}
