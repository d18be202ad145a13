package io.tightloop.baton.rows;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions of one database; what fails in them is a {@link DataAccessException} that says what could not be done. */
public final class Database {
    private final TransactionOperations<Connection> transactions;

    public Database(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<R> {
        R in(Connection database) throws SQLException;
    }

    /** Reads in a transaction. */
    public <R> R read(String failure, Work<R> work) {
        return transactions.executeRead(transaction -> done(failure, work, transaction.getConnection()));
    }

    /** Writes in a transaction, which is undone when the work fails. */
    public <R> R write(String failure, Work<R> work) {
        return transactions.executeWrite(transaction -> done(failure, work, transaction.getConnection()));
    }

    private static <R> R done(String failure, Work<R> work, Connection database) {
        try {
            return work.in(database);
        } catch (SQLException e) {
            throw new DataAccessException(failure, e);
        }
    }
}
