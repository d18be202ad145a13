package io.tightloop.baton.feed;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import io.tightloop.baton.rows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far each partition is stored: the table {@code positions} of a database. */
public final class Positions {
    private static final Table<PositionRow> TABLE = Table.of(PositionRow.class);
    private static final long NOTHING = -1;

    private Positions() {}

    /** Last stored offset of each of these partitions that has one. */
    public static Map<String, Long> stored(Connection database, Collection<String> partitions) {
        try {
            var offsets = new HashMap<String, Long>();
            TABLE.read(database, partitions).forEach((id, row) -> offsets.put(id, row.storedOffset()));
            return offsets;
        } catch (SQLException e) {
            throw new DataAccessException("The positions cannot be read", e);
        }
    }

    /** Moves on from what was stored, in two statements at most, however many partitions there are. */
    public static void move(Connection database, Map<String, Long> stored, Map<String, Long> last) throws SQLException {
        var moved = last.entrySet().stream()
                .filter(partition -> partition.getValue() > stored.getOrDefault(partition.getKey(), NOTHING))
                .map(partition -> new PositionRow(partition.getKey(), partition.getValue()))
                .collect(Collectors.partitioningBy(row -> stored.containsKey(row.id())));
        TABLE.insert(database, moved.get(false));
        TABLE.update(database, moved.get(true));
    }

    /** The last offset of each partition in a batch. */
    public static Map<String, Long> last(List<Recorded> batch) {
        var reached = new Reached(Map.of());
        batch.forEach(record -> reached.isBelow(record.place()));
        return reached.offsets();
    }

    /** Fails when someone else has changed a row between its reading and its writing, so that no change is lost. */
    public static TransactionDefinition unchanged() {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
        return definition;
    }
}
