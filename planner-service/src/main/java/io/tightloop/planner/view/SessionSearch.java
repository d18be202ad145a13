package io.tightloop.planner.view;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/** Finds the sessions that a filter lets through, newest first. */
@Singleton
class SessionSearch {
    private final JdbcOperations database;
    private final TransactionOperations<Connection> transactions;

    SessionSearch(
            @Named("planner") JdbcOperations database,
            @Named("planner") TransactionOperations<Connection> transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** At most so many of those before this start time (ms) and id. */
    List<SessionRow> before(SessionFilter filter, long at, String id, int most) {
        var query = new SessionStatement(filter, at, id, most);
        return transactions.executeRead(_ -> database.prepareStatement(query.sql(), statement -> {
            int place = 1;
            for (var value : query.values()) {
                statement.setObject(place++, value);
            }
            try (var rows = statement.executeQuery()) {
                return database.entityStream(rows, SessionRow.class).toList();
            }
        }));
    }
}
