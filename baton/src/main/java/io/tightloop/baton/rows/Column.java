package io.tightloop.baton.rows;

import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.naming.NameUtils;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** A column of a {@link Table}: a component of its record, under its name in lower case with underscores. */
record Column<R>(String name, BeanProperty<R, Object> component, Kind kind) {
    /** What a column holds; its number is the one of JDBC. */
    private enum Kind {
        TEXT(Types.VARCHAR),
        INTEGER(Types.INTEGER),
        LONG(Types.BIGINT),
        FLAG(Types.BOOLEAN),
        BYTES(Types.VARBINARY);

        private final int type;

        Kind(int type) {
            this.type = type;
        }

        private static Kind of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            }
            if (type == int.class) {
                return INTEGER;
            }
            if (type == long.class || type == Long.class) {
                return LONG;
            }
            if (type == boolean.class) {
                return FLAG;
            }
            if (type == byte[].class) {
                return BYTES;
            }
            throw new IllegalArgumentException("no column holds a " + type.getName());
        }
    }

    static <R> Column<R> of(BeanProperty<R, Object> component) {
        var name = NameUtils.underscoreSeparate(component.getName(), true);
        return new Column<>(name, component, Kind.of(component.getType()));
    }

    /** Sets a parameter, the first is 1, to the column's value in a row. */
    void bind(PreparedStatement statement, int place, R row) throws SQLException {
        Object value = component.get(row);
        switch (value) {
            case null -> statement.setNull(place, kind.type);
            case String text -> statement.setString(place, text);
            case Integer number -> statement.setInt(place, number);
            case Long number -> statement.setLong(place, number);
            case Boolean flag -> statement.setBoolean(place, flag);
            case byte[] bytes -> statement.setBytes(place, bytes);
            default -> throw new IllegalStateException(name + " holds a " + value.getClass());
        }
    }

    /** The value of a result's column, the first is 1; may be null. */
    Object read(ResultSet rows, int place) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(place);
            case INTEGER -> rows.getInt(place);
            case LONG -> {
                long number = rows.getLong(place);
                yield rows.wasNull() ? null : (Object) number;
            }
            case FLAG -> rows.getBoolean(place);
            case BYTES -> rows.getBytes(place);
        };
    }
}
