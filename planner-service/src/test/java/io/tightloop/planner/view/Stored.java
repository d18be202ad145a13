package io.tightloop.planner.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What the tables hold. */
final class Stored {
    private Stored() {}

    /** All rows of all tables, in an order of their own; of what is counted the sums over all shards. */
    static List<Object> rows(Tables tables) {
        var rows = rowsOfSessions(tables);
        rows.addAll(counts(tables));
        rows.addAll(rows(List.of(tables.positions())));
        return rows;
    }

    /** All rows about sessions: all but the positions and what is counted. */
    static List<Object> rowsOfSessions(Tables tables) {
        return rows(tables.all().stream()
                .filter(table -> table != tables.positions() && !tables.counts().contains(table))
                .toList());
    }

    /** What is counted, over all shards, in an order of its own. */
    static List<Object> counts(Tables tables) {
        var sums = new ArrayList<>();
        sums.addAll(sums(tables.sessionCounts().findAll()));
        sums.addAll(sums(tables.timeCounts().findAll()));
        sums.addAll(sums(tables.failureCounts().findAll()));
        return sums;
    }

    private static <R extends Counter<R>> List<String> sums(List<R> rows) {
        var sums = new TreeMap<String, R>();
        rows.forEach(row -> sums.merge(withoutShard(row), row, R::plus));
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + " "
                        + sum.getValue()
                                .toString()
                                .replaceFirst("shard=\\d+", "")
                                .replace(sum.getValue().id(), ""))
                .toList();
    }

    private static String withoutShard(Counter<?> row) {
        var time = row.bucket().substring(0, row.bucket().length() - ("/" + row.shard()).length());
        return time + row.id().substring(row.bucket().length());
    }

    private static List<Object> rows(List<RowRepository<?>> repositories) {
        var rows = new ArrayList<Object>();
        repositories.forEach(table -> table.findAll().stream()
                .map(Object.class::cast)
                .sorted(Comparator.comparing(Object::toString))
                .forEach(rows::add));
        return rows;
    }
}
