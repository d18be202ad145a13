package io.tightloop.baton.rows;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table whose rows are read and written by the thousand; its columns are the components of its record, the first one
 * its key. The text of a statement does not depend on the number of rows, so that a database parses it once.
 */
public final class Table<R> {
    private final BeanIntrospection<R> type;
    private final List<Column<R>> columns;
    /** The primary key, in the order in which its values are bound. */
    private final List<Column<R>> key;

    private final List<Column<R>> rest;
    private final String select;
    private final String insert;
    private final String update;
    private final String delete;

    private Table(BeanIntrospection<R> type, List<String> primaryKey) {
        this.type = type;
        this.columns = Arrays.stream(type.getConstructorArguments())
                .map(component -> Column.of(type.getRequiredProperty(component.getName(), Object.class)))
                .toList();
        this.key = columns.stream()
                .filter(column -> primaryKey.contains(column.name()))
                .toList();
        this.rest = columns.stream().filter(column -> !key.contains(column)).toList();
        var table = type.stringValue(MappedEntity.class).orElseThrow();
        var same = joined(key, "%s = ?", " AND ");
        this.select = "SELECT %s FROM UNNEST(%s) AS wanted(%s) JOIN %s t ON %s"
                .formatted(
                        joined(columns, "t.%s", ", "),
                        joined(key, "CAST(? AS varchar ARRAY)", ", "),
                        joined(key, "wanted_%s", ", "),
                        table,
                        joined(key, "t.%1$s = wanted.wanted_%1$s", " AND "));
        this.insert = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        joined(columns, "%s", ", "),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
        this.update = "UPDATE %s SET %s WHERE %s".formatted(table, joined(rest, "%s = ?", ", "), same);
        this.delete = "DELETE FROM %s WHERE %s".formatted(table, same);
    }

    /** The table of a mapped record, whose primary key is the column {@code id}. */
    public static <R> Table<R> of(Class<R> type) {
        return new Table<>(BeanIntrospection.getIntrospection(type), List.of("id"));
    }

    /**
     * The table of a mapped record that is part of a session, whose primary key is {@code session_id} and {@code id}:
     * an id begins with that of the session and a slash.
     */
    public static <R> Table<R> ofParts(Class<R> type) {
        return new Table<>(BeanIntrospection.getIntrospection(type), List.of("id", "session_id"));
    }

    /** The session that an id of a part of it begins with; the id itself where there is none. */
    public static String session(String id) {
        int end = id.indexOf('/');
        return end < 0 ? id : id.substring(0, end);
    }

    /** The rows with these ids that there are, by id. */
    public Map<String, R> read(Connection database, Collection<String> ids) throws SQLException {
        var found = new HashMap<String, R>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var statement = database.prepareStatement(select)) {
            for (int i = 0; i < key.size(); i++) {
                statement.setArray(i + 1, database.createArrayOf("varchar", values(i, ids)));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var values = new Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = columns.get(i).read(rows, i + 1);
                    }
                    found.put((String) values[0], type.instantiate(values));
                }
            }
        }
        return found;
    }

    /** The rows whose ids a query gives as its first column, in its order. */
    public List<R> find(Connection database, String query, Object... values) throws SQLException {
        var ids = Sql.texts(database, query, values);
        var found = read(database, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    public void insert(Connection database, Collection<R> rows) throws SQLException {
        write(database, insert, columns, rows);
    }

    /**
     * Inserts rows that were not there when they were read. One that is there now is not the fault of what is in it:
     * someone else was faster, and the transaction is to be tried again (SQLSTATE 40001).
     */
    public void insertNew(Connection database, Collection<R> rows) throws SQLException {
        for (int inserted : write(database, insert + " ON CONFLICT DO NOTHING", columns, rows)) {
            if (inserted == 0) {
                throw new SQLException("someone else has inserted a row meanwhile", "40001");
            }
        }
    }

    /** Leaves a row as it is whose key is there already. */
    public void insertAbsent(Connection database, Collection<R> rows) throws SQLException {
        write(database, insert + " ON CONFLICT DO NOTHING", columns, rows);
    }

    /** Rows that are not there stay so. */
    public void update(Connection database, Collection<R> rows) throws SQLException {
        write(database, update, concat(rest, key), rows);
    }

    public void delete(Connection database, Collection<R> rows) throws SQLException {
        write(database, delete, key, rows);
    }

    private static Object[] values(int keyColumn, Collection<String> ids) {
        return keyColumn == 0 ? ids.toArray() : ids.stream().map(Table::session).toArray();
    }

    private int[] write(Connection database, String sql, List<Column<R>> bound, Collection<R> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (var statement = database.prepareStatement(sql)) {
            for (var row : rows) {
                for (int i = 0; i < bound.size(); i++) {
                    bound.get(i).bind(statement, i + 1, row);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static <C> List<C> concat(List<C> one, List<C> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static <R> String joined(List<Column<R>> columns, String pattern, String between) {
        return columns.stream().map(column -> pattern.formatted(column.name())).collect(Collectors.joining(between));
    }
}
