package io.tightloop.planner.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The changes of one batch to one table: rows are read once, changed in order and written once. */
final class Rows<R> {
    private record Change<R>(String id, UnaryOperator<R> change) {}

    private final RowRepository<R> repository;
    private final Function<R, String> id;
    private final Function<String, R> absent;
    private final List<Change<R>> changes = new ArrayList<>();

    /**
     * The last argument makes the row that a change starts from when there is none; it may return null. A change that
     * returns null stores nothing.
     */
    Rows(RowRepository<R> repository, Function<R, String> id, Function<String, R> absent) {
        this.repository = repository;
        this.id = id;
        this.absent = absent;
    }

    void change(String rowId, UnaryOperator<R> change) {
        changes.add(new Change<>(rowId, change));
    }

    void write() {
        if (changes.isEmpty()) {
            return;
        }
        var stored = stored();
        var changed = new LinkedHashMap<String, R>();
        for (var change : changes) {
            var before = changed.getOrDefault(change.id(), stored.get(change.id()));
            changed.put(change.id(), change.change().apply(before == null ? absent.apply(change.id()) : before));
        }
        changed.entrySet()
                .removeIf(row -> row.getValue() == null || row.getValue().equals(stored.get(row.getKey())));
        save(changed, stored);
    }

    private Map<String, R> stored() {
        var ids = changes.stream().map(Change::id).distinct().toList();
        var rows = new HashMap<String, R>();
        repository.findByIdIn(ids).forEach(row -> rows.put(id.apply(row), row));
        return rows;
    }

    private void save(Map<String, R> changed, Map<String, R> stored) {
        var fresh = new ArrayList<R>();
        var known = new ArrayList<R>();
        changed.forEach((rowId, row) -> (stored.containsKey(rowId) ? known : fresh).add(row));
        if (!fresh.isEmpty()) {
            repository.saveAll(fresh);
        }
        if (!known.isEmpty()) {
            repository.updateAll(known);
        }
    }
}
