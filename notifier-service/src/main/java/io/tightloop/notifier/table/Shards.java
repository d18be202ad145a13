package io.tightloop.notifier.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Numbers the notifications of some shards in the order in which their transactions commit: it holds the shards' rows
 * until then, so that nobody else numbers, or reads positions, meanwhile.
 */
public final class Shards {
    private static final String ADD = "INSERT INTO shards (id, store, last) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";
    private static final String HOLD = "SELECT last FROM shards WHERE id = ? FOR UPDATE";
    private static final String MOVE = "UPDATE shards SET last = ? WHERE id = ?";

    private final Connection database;
    private final Map<Integer, Long> last = new HashMap<>();
    private final Map<Integer, Long> begun = new HashMap<>();

    private Shards(Connection database) {
        this.database = database;
    }

    /** Waits for these shards, in their order, and holds them until the transaction is over. */
    public static Shards hold(Connection database, Collection<Integer> wanted) throws SQLException {
        var shards = new Shards(database);
        for (int shard : new TreeSet<>(wanted)) {
            shards.hold(shard);
        }
        return shards;
    }

    /** The next number of a shard that is held. */
    long next(int shard) {
        return last.merge(shard, 1L, Long::sum);
    }

    /** Stores what was numbered. */
    void write() throws SQLException {
        try (var move = database.prepareStatement(MOVE)) {
            for (var shard : last.entrySet()) {
                if (!shard.getValue().equals(begun.get(shard.getKey()))) {
                    move.setLong(1, shard.getValue());
                    move.setInt(2, shard.getKey());
                    move.addBatch();
                }
            }
            move.executeBatch();
        }
    }

    private void hold(int shard) throws SQLException {
        if (!read(shard)) {
            try (var add = database.prepareStatement(ADD)) {
                add.setInt(1, shard);
                add.setString(2, UUID.randomUUID().toString());
                add.executeUpdate();
            }
            if (!read(shard)) {
                throw new SQLException("shard " + shard + " is not there");
            }
        }
    }

    private boolean read(int shard) throws SQLException {
        try (var hold = database.prepareStatement(HOLD)) {
            hold.setInt(1, shard);
            try (var row = hold.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                last.put(shard, row.getLong(1));
                begun.put(shard, row.getLong(1));
                return true;
            }
        }
    }
}
