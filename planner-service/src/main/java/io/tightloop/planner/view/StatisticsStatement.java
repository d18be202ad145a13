package io.tightloop.planner.view;

import java.util.List;
import java.util.Optional;

/** The statements that add up the counters of sessions of one span since some time, of one name or of all. */
final class StatisticsStatement {
    private final String where;
    private final List<Object> values;

    StatisticsStatement(Optional<String> name, Span span, long since) {
        this.where = " FROM stat_sessions WHERE span = ? AND since >= ?" + (name.isPresent() ? " AND name = ?" : "");
        this.values = name.map(given -> List.<Object>of(span.name(), since, Tally.nameOf(given)))
                .orElseGet(() -> List.of(span.name(), since));
    }

    /** What all of them take. */
    List<Object> values() {
        return values;
    }

    /** Each {@link SessionFigure}, in one row. */
    String all() {
        return "SELECT " + SessionFigure.columns("COALESCE(SUM(%s), 0)") + where;
    }

    /** Each {@link SessionFigure} and the name, of so many names, those with the most sessions first. */
    String names(int most) {
        return "SELECT " + SessionFigure.columns("SUM(%s)") + ", name" + where
                + " GROUP BY name HAVING SUM(sessions) > 0 ORDER BY SUM(sessions) DESC, name LIMIT " + most;
    }

    /** Name and {@link Histogram} of each counter that has one. */
    String lengths() {
        return "SELECT name, lengths" + where + " AND lengths <> ''";
    }
}
