package io.tightloop.planner.view;

import io.tightloop.baton.rows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the numbers of one batch to a table of counters: its rows are read with one statement and written with two at
 * most. A bucket has {@link #MOST} names at most, and one for all others.
 */
final class Counters<R extends Counter<R>> {
    /** Names that a bucket has room for, so that whoever invents names does not fill the table. */
    static final int MOST = 500;

    private final Table<R> table;
    private final String inBucket;
    private final Map<String, R> sums = new TreeMap<>();

    /** Of a table with this name. */
    Counters(Table<R> table, String name) {
        this.table = table;
        this.inBucket = "SELECT COUNT(*) FROM " + name + " WHERE since = ? AND shard = ? AND id LIKE ?";
    }

    void add(R counter) {
        sums.merge(counter.id(), counter, R::plus);
    }

    void write(Connection database) throws SQLException {
        var stored = table.read(database, sums.keySet());
        if (stored.size() < sums.size()) {
            makeRoom(database, stored);
        }
        var inserted = new ArrayList<R>();
        var updated = new ArrayList<R>();
        sums.forEach((id, sum) -> {
            var before = stored.get(id);
            if (before == null) {
                inserted.add(sum);
            } else {
                updated.add(before.plus(sum));
            }
        });
        table.insertNew(database, inserted);
        table.update(database, updated);
    }

    /** Counts what is new, and has no room, under the name for others. */
    private void makeRoom(Connection database, Map<String, R> stored) throws SQLException {
        var fresh = new HashMap<String, List<R>>();
        sums.values().stream()
                .filter(sum -> !stored.containsKey(sum.id()))
                .forEach(sum -> fresh.computeIfAbsent(sum.bucket(), _ -> new ArrayList<>())
                        .add(sum));
        var others = new HashMap<String, R>();
        for (var bucket : fresh.values()) {
            int room = (int) Math.max(0, MOST - inBucket(database, bucket.getFirst()));
            for (var homeless : bucket.subList(Math.min(room, bucket.size()), bucket.size())) {
                sums.remove(homeless.id());
                var other = homeless.other();
                others.merge(other.id(), other, R::plus);
            }
        }
        others.values().forEach(this::add);
        stored.putAll(table.read(database, others.keySet()));
    }

    private long inBucket(Connection database, R any) throws SQLException {
        try (var statement = database.prepareStatement(inBucket)) {
            statement.setLong(1, any.since());
            statement.setInt(2, any.shard());
            statement.setString(3, any.bucket() + "%");
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
