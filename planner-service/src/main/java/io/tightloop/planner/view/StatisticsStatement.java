package io.tightloop.planner.view;

import java.util.List;
import java.util.Optional;

/** The statements that count sessions; all take the same values, and those of names give a row for each name. */
final class StatisticsStatement {
    private static final String LABELLED = " AND EXISTS (SELECT 1 FROM labels l"
            + " WHERE l.label = ? AND l.session_id = s.id AND l.run_start = s.run_start)";
    private static final String SHOWN = "CASE WHEN s.ended_at IS NOT NULL THEN s.status"
            + " WHEN s.parked <> '{}' THEN 'FAILED' WHEN s.suspended_at IS NOT NULL THEN 'SUSPENDED'"
            + " ELSE s.status END";
    private static final String LENGTH = "CAST(s.ended_at - s.started_at AS double precision)";

    private final String where;
    private final List<Object> values;

    StatisticsStatement(Optional<String> name, long since) {
        this.where = " WHERE s.started_at >= ?" + (name.isPresent() ? LABELLED : "");
        this.values = name.map(given -> List.<Object>of(since, LabelRow.key("", given)))
                .orElseGet(() -> List.of(since));
    }

    List<Object> values() {
        return values;
    }

    /** Status, phase, number. */
    String standings() {
        return "SELECT x.status, x.phase, COUNT(*) FROM (SELECT " + SHOWN + " AS status, s.phase AS phase"
                + " FROM sessions s" + where + ") x GROUP BY x.status, x.phase";
    }

    /** Name, number, the four ends, average, median, 95th percentile, iterations; of so many names, or of all. */
    String sessions(Optional<Integer> names) {
        return "SELECT " + name(names.isPresent()) + ", COUNT(*), "
                + ends("COMPLETED") + ends("EXHAUSTED") + ends("INTERRUPTED") + ends("FAILED")
                + "AVG(" + LENGTH + "), " + percentile("0.5") + percentile("0.95")
                + "COALESCE(SUM(s.iteration), 0) FROM sessions s" + where
                + names.map(most -> " GROUP BY s.name ORDER BY COUNT(*) DESC, s.name LIMIT " + most)
                        .orElse("");
    }

    /** Name, number. */
    String waivers(boolean grouped) {
        return "SELECT " + name(grouped) + ", COUNT(*) FROM sessions s JOIN waivers w ON w.session_id = s.id" + where
                + (grouped ? " GROUP BY s.name" : "");
    }

    /** Name, status, number. */
    String tasks(boolean grouped) {
        return "SELECT " + name(grouped) + ", r.status, COUNT(*)"
                + " FROM sessions s JOIN task_runs r ON r.session_id = s.id" + where
                + (grouped ? " GROUP BY s.name, r.status" : " GROUP BY r.status");
    }

    /** Name, input, output, saved. */
    String tokens(boolean grouped) {
        return "SELECT " + name(grouped) + ", COALESCE(SUM(s.input_tokens), 0),"
                + " COALESCE(SUM(s.output_tokens), 0), COALESCE(SUM(s.saved_tokens), 0)"
                + " FROM sessions s" + where
                + (grouped ? " GROUP BY s.name" : "");
    }

    private static String name(boolean grouped) {
        return grouped ? "s.name" : "''";
    }

    private static String ends(String status) {
        return "COALESCE(SUM(CASE WHEN s.ended_at IS NOT NULL AND s.status = '" + status + "' THEN 1 ELSE 0 END), 0), ";
    }

    private static String percentile(String part) {
        return "PERCENTILE_CONT(" + part + ") WITHIN GROUP (ORDER BY " + LENGTH + "), ";
    }
}
