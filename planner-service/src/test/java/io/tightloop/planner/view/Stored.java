package io.tightloop.planner.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the tables hold. */
final class Stored {
    private Stored() {}

    /** All rows of all tables, in an order of their own. */
    static List<Object> rows(Tables tables) {
        return rows(tables.all());
    }

    /** All rows about sessions: all but the positions. */
    static List<Object> rowsOfSessions(Tables tables) {
        return rows(tables.all().stream()
                .filter(table -> table != tables.positions())
                .toList());
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
