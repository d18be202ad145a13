package io.tightloop.notifier.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Those who are to be told of notifications besides the topic. */
public interface Subscribers {
    /** Plans, in the transaction that stores them, who is told of these notifications. */
    void plan(Connection database, List<Told> told) throws SQLException;
}
