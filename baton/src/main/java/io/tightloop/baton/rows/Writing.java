package io.tightloop.baton.rows;

import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;

/**
 * The transaction of one batch. What makes rows of a session's parts makes the session's row too, and that one is
 * forgotten last: of a session without a row there is nothing to read.
 */
public final class Writing {
    private final Connection database;
    private final Set<String> fresh = new HashSet<>();

    public Writing(Connection database) {
        this.database = database;
    }

    public Connection database() {
        return database;
    }

    /** Takes note of sessions that had no row before this batch. */
    public void began(Set<String> sessions) {
        fresh.addAll(sessions);
    }

    /** Whether there can be a row of this key, which is a session id, or begins with one and a slash. */
    public boolean mayHave(String key) {
        return !fresh.contains(Table.session(key));
    }
}
