package io.tightloop.planner.view;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import io.tightloop.schemas.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stores records with their positions, one transaction a batch; what is stored already is skipped. */
@Singleton
class ReadModelWriter {
    private static final long NOTHING = -1;

    private final TransactionDefinition unchanged = unchanged();
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

    /** Stores a batch; fails without effect when someone else has stored part of it meanwhile. */
    void store(List<Recorded> batch) {
        var last = last(batch);
        transactions.execute(unchanged, transaction -> {
            var stored = stored(last.keySet());
            var reached = new Reached(stored);
            var projection = new Projection(topics, tables);
            batch.stream()
                    .filter(record -> reached.isBelow(record.place()))
                    .forEach(record -> record.event().ifPresent(event -> projection.apply(record.place(), event)));
            write(projection, transaction.getConnection());
            move(stored, last);
            return null;
        });
        news.stored(batch, last);
    }

    private static void write(Projection projection, Connection database) {
        try {
            projection.write(new Writing(database));
        } catch (SQLException e) {
            throw new DataAccessException("The batch cannot be stored", e);
        }
    }

    /** Last stored offset of each of these partitions that has one. */
    Map<String, Long> stored(Collection<String> partitions) {
        var offsets = new HashMap<String, Long>();
        tables.positions().findByIdIn(partitions).forEach(row -> offsets.put(row.id(), row.storedOffset()));
        return offsets;
    }

    /** Fails when someone else has changed a row between its reading and its writing, so that no change is lost. */
    private static TransactionDefinition unchanged() {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
        return definition;
    }

    /** The last offset of each partition in a batch. */
    private static Map<String, Long> last(List<Recorded> batch) {
        var reached = new Reached(Map.of());
        batch.forEach(record -> reached.isBelow(record.place()));
        return reached.offsets();
    }

    /** In two statements at most, however many partitions there are. */
    private void move(Map<String, Long> stored, Map<String, Long> last) {
        var moved = last.entrySet().stream()
                .filter(partition -> partition.getValue() > stored.getOrDefault(partition.getKey(), NOTHING))
                .map(partition -> new PositionRow(partition.getKey(), partition.getValue()))
                .collect(Collectors.partitioningBy(row -> stored.containsKey(row.id())));
        if (!moved.get(false).isEmpty()) {
            tables.positions().saveAll(moved.get(false));
        }
        if (!moved.get(true).isEmpty()) {
            tables.positions().updateAll(moved.get(true));
        }
    }
}
