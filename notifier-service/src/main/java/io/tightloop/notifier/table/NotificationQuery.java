package io.tightloop.notifier.table;

import io.tightloop.baton.rows.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statement that lists notifications: only what the filter asks for is in it, so that an index can serve it. */
final class NotificationQuery {
    private static final String LABELLED =
            " AND EXISTS (SELECT 1 FROM labels l WHERE l.label = ? AND l.session_id = n.session_id)";
    private static final String NAMED =
            " AND EXISTS (SELECT 1 FROM sessions s WHERE s.id = n.session_id AND s.name = ?)";
    private static final String UNDELIVERED = " AND EXISTS (SELECT 1 FROM deliveries d"
            + " WHERE d.notification_id = n.id AND d.state IN ('PENDING', 'FAILED'))";

    private final StringBuilder sql =
            new StringBuilder("SELECT n.id FROM notifications n WHERE n.number IS NOT NULL AND n.happened_at <= ?");
    private final List<Object> values = new ArrayList<>();

    NotificationQuery(NotificationFilter filter, long at, String id, int most) {
        values.add(at);
        add(" AND (n.happened_at < ? OR n.id < ?)", at, id);
        filter.session().ifPresent(session -> add(" AND n.session_id = ?", session));
        if (!filter.kinds().isEmpty()) {
            var places = String.join(", ", Collections.nCopies(filter.kinds().size(), "?"));
            add(" AND n.kind IN (" + places + ")", filter.kinds().toArray());
        }
        filter.name().ifPresent(name -> add(NAMED, name));
        filter.labels().forEach(label -> add(LABELLED, Labels.key(label.getKey(), label.getValue())));
        filter.state()
                .ifPresent(state -> sql.append(
                        switch (state) {
                            case UNACKNOWLEDGED -> " AND n.acknowledged_at IS NULL";
                            case ACKNOWLEDGED -> " AND n.acknowledged_at IS NOT NULL";
                            case UNDELIVERED -> UNDELIVERED;
                        }));
        add(" ORDER BY n.happened_at DESC, n.id DESC LIMIT ?", most);
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private void add(String condition, Object... given) {
        sql.append(condition);
        Collections.addAll(values, given);
    }
}
