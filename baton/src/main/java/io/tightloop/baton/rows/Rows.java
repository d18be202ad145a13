package io.tightloop.baton.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The changes of one batch to one table: rows are read once, changed in order and written once. */
public final class Rows<R> {
    private final Table<R> table;
    private final Function<String, R> absent;
    private final BiConsumer<R, R> watch;
    private final Map<String, List<UnaryOperator<R>>> changes = new HashMap<>();

    /**
     * Makes the row that a change starts from when there is none, and tells of each row how it was and is; null stands
     * for no row everywhere, also where a change returns it.
     */
    public Rows(Table<R> table, Function<String, R> absent, BiConsumer<R, R> watch) {
        this.table = table;
        this.absent = absent;
        this.watch = watch;
    }

    public Rows(Table<R> table, Function<String, R> absent) {
        this(table, absent, (_, _) -> {});
    }

    /** Rows that nothing stands for until they are made. */
    public Rows(Table<R> table) {
        this(table, _ -> null);
    }

    public void change(String key, UnaryOperator<R> change) {
        changes.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(change);
    }

    /** Writes parts of sessions, after these. */
    public void write(Writing writing) throws SQLException {
        write(writing, writing::mayHave);
    }

    /** Writes rows that may be there though their session is not; the keys that had no row are returned. */
    public Set<String> writeAny(Writing writing) throws SQLException {
        return write(writing, _ -> true);
    }

    private Set<String> write(Writing writing, Predicate<String> mayBeThere) throws SQLException {
        var database = writing.database();
        var stored = table.read(
                database, changes.keySet().stream().filter(mayBeThere).toList());
        var inserted = new ArrayList<R>();
        var updated = new ArrayList<R>();
        var deleted = new ArrayList<R>();
        // In the order of their keys: rows that are next to each other are written after each other.
        new TreeMap<>(changes).forEach((key, row) -> {
            var before = stored.get(key);
            var after = changed(key, before);
            watch.accept(before, after);
            if (after == null && before != null) {
                deleted.add(before);
            } else if (after != null && before == null) {
                inserted.add(after);
            } else if (after != null && !after.equals(before)) {
                updated.add(after);
            }
        });
        table.insert(database, inserted);
        table.update(database, updated);
        table.delete(database, deleted);
        return changes.keySet().stream().filter(key -> !stored.containsKey(key)).collect(Collectors.toSet());
    }

    private R changed(String key, R stored) {
        var row = stored;
        for (var change : changes.get(key)) {
            row = change.apply(row == null ? absent.apply(key) : row);
        }
        return row;
    }
}
