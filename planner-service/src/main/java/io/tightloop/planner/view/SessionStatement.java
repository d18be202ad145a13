package io.tightloop.planner.view;

import io.tightloop.baton.rows.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The statement that lists sessions: only what the filter asks for is in it, so that an index can serve it. */
final class SessionStatement {
    private static final String FAILED = "FAILED";
    private static final String SUSPENDED = "SUSPENDED";
    private static final String LABELLED = " AND EXISTS (SELECT 1 FROM labels l"
            + " WHERE l.label = ? AND l.session_id = s.id AND l.run_start = s.run_start)";
    private static final String CONTAINS = " LIKE LOWER(?) ESCAPE '!'";

    private final StringBuilder sql = new StringBuilder("SELECT s.* FROM sessions s WHERE s.started_at <= ?");
    private final List<Object> values = new ArrayList<>();

    SessionStatement(SessionFilter filter, long at, String id, int most) {
        values.add(at);
        add(" AND (s.started_at < ? OR s.id < ?)", at, id);
        status(filter.statuses());
        if (!filter.phases().isEmpty()) {
            add(
                    " AND s.phase IN (" + places(filter.phases()) + ")",
                    filter.phases().toArray());
        }
        filter.name().ifPresent(name -> add(LABELLED, Labels.key("", name)));
        filter.labels().forEach(label -> add(LABELLED, Labels.key(label.getKey(), label.getValue())));
        filter.text().map(SessionStatement::pattern).ifPresent(this::text);
        add(" ORDER BY s.started_at DESC, s.id DESC LIMIT ?", most);
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    /** One that is parked is shown as FAILED and one that is suspended as SUSPENDED, whatever status it had. */
    private void status(List<String> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        add(
                " AND (s.status IN (" + places(wanted) + ")"
                        + " AND (s.ended_at IS NOT NULL OR s.parked = '{}' AND s.suspended_at IS NULL)",
                wanted.toArray());
        if (wanted.contains(FAILED)) {
            sql.append(" OR s.parked <> '{}' AND s.ended_at IS NULL");
        }
        if (wanted.contains(SUSPENDED)) {
            sql.append(" OR s.status IN ('RUNNING', 'AWAITING') AND s.suspended_at IS NOT NULL AND s.parked = '{}'");
        }
        sql.append(')');
    }

    private void text(String pattern) {
        add(
                " AND (LOWER(s.goal)" + CONTAINS + " OR LOWER(s.name)" + CONTAINS + " OR LOWER(s.id)" + CONTAINS + ")",
                pattern,
                pattern,
                pattern);
    }

    private void add(String condition, Object... given) {
        sql.append(condition);
        Collections.addAll(values, given);
    }

    private static String places(Collection<String> given) {
        return String.join(", ", Collections.nCopies(given.size(), "?"));
    }

    private static String pattern(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
