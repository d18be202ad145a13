package io.tightloop.notifier.table;

import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** The notifier's own database. */
@Factory
final class NotifierDatabase {
    @Singleton
    Database database(@Named("notifier") TransactionOperations<Connection> transactions) {
        return new Database(transactions);
    }
}
