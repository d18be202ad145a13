package io.tightloop.planner.view;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Reads counters. */
@Singleton
final class Counted {
    private final JdbcOperations database;
    private final TransactionOperations<Connection> transactions;

    Counted(
            @Named("planner") JdbcOperations database,
            @Named("planner") TransactionOperations<Connection> transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Takes a row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads in one transaction. */
    <T> T together(Supplier<T> reading) {
        return transactions.executeRead(_ -> reading.get());
    }

    void rows(String sql, List<Object> values, Reader reader) {
        database.prepareStatement(sql, statement -> {
            int place = 1;
            for (var value : values) {
                statement.setObject(place++, value);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
            return null;
        });
    }
}
