package io.tightloop.baton.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Single statements with their values in the order of the text's question marks; a value may be null. */
public final class Sql {
    private Sql() {}

    /** Runs a statement that changes rows; how many it did. */
    public static int update(Connection database, String text, Object... values) throws SQLException {
        try (var statement = bound(database, text, values)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of what a query finds, in its order. */
    public static List<String> texts(Connection database, String text, Object... values) throws SQLException {
        try (var statement = bound(database, text, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** The first column of the first row; empty when there is no row, or null in it. */
    public static OptionalLong number(Connection database, String text, Object... values) throws SQLException {
        try (var statement = bound(database, text, values);
                var rows = statement.executeQuery()) {
            long number = rows.next() ? rows.getLong(1) : 0;
            return rows.getRow() == 0 || rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        }
    }

    private static PreparedStatement bound(Connection database, String text, Object... values) throws SQLException {
        var statement = database.prepareStatement(text);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
