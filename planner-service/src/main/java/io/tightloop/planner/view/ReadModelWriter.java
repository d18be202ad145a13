package io.tightloop.planner.view;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.feed.BatchStore;
import io.tightloop.baton.feed.Positions;
import io.tightloop.baton.feed.Reached;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stores records with their positions, one transaction a batch; what is stored already is skipped. */
@Singleton
class ReadModelWriter implements BatchStore {
    private final TransactionDefinition unchanged = Positions.unchanged();
    private final Topics topics;
    private final Tables tables;
    private final TransactionOperations<Connection> transactions;
    private final StoredNews news;

    ReadModelWriter(
            Topics topics,
            Tables tables,
            @Named("planner") TransactionOperations<Connection> transactions,
            StoredNews news) {
        this.topics = topics;
        this.tables = tables;
        this.transactions = transactions;
        this.news = news;
    }

    @Override
    public void store(List<Recorded> batch) {
        var last = Positions.last(batch);
        transactions.execute(unchanged, transaction -> {
            write(batch, last, transaction.getConnection());
            return null;
        });
        news.stored(batch, last);
    }

    private void write(List<Recorded> batch, Map<String, Long> last, Connection database) {
        var stored = Positions.stored(database, last.keySet());
        var reached = new Reached(stored);
        var projection = new Projection(topics, tables);
        batch.stream()
                .filter(record -> reached.isBelow(record.place()))
                .forEach(record -> record.event().ifPresent(event -> projection.apply(record.place(), event)));
        try {
            projection.write(new Writing(database));
            Positions.move(database, stored, last);
        } catch (SQLException e) {
            throw new DataAccessException("The batch cannot be stored", e);
        }
    }

    @Override
    public Map<String, Long> stored(Collection<String> partitions) {
        return transactions.executeRead(transaction -> Positions.stored(transaction.getConnection(), partitions));
    }
}
