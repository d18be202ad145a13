package io.tightloop.planner.view;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How sessions went, added up from counters; each window is read in one transaction. */
@Singleton
public class Statistics {
    /** Most names that are counted one by one: those with the most sessions. */
    public static final int MOST_NAMES = 100;

    private static final int HOURS = 24;
    private static final int DAYS = 30;

    private final Counted counted;

    Statistics(Counted counted) {
        this.counted = counted;
    }

    /**
     * Sessions that have started in some time.
     *
     * @param byStatus numbers of sessions by the status that they are shown with
     * @param byPhase numbers of sessions by phase
     * @param all of all of them
     * @param names of those of one name each, the most sessions first
     */
    public record Window(Map<String, Long> byStatus, Map<String, Long> byPhase, Figures all, List<Figures> names) {}

    /**
     * What sessions of a name came to; name is empty for all sessions.
     *
     * @param open how many have not ended
     * @param ended numbers of sessions by how they ended
     * @param iterations of all of them together
     * @param planned tasks that their plans have
     * @param retries attempts at tasks that failed and were followed by another
     * @param tasks numbers of tasks by what became of them
     */
    public record Figures(
            String name,
            long sessions,
            long open,
            Map<String, Long> ended,
            Lengths lengths,
            long iterations,
            long planned,
            long retries,
            long waivers,
            Map<String, Long> tasks,
            TokenSum tokens) {}

    /** Of the sessions of this name, or of all, that have started since the full hour 24 hours before now. */
    public Window lastDay(Optional<String> name, long now) {
        return window(new StatisticsStatement(name, Span.HOUR, Span.HOUR.before(now, HOURS)));
    }

    /** Of those that have started today or on one of the 29 days before, by UTC. */
    public Window lastDays(Optional<String> name, long now) {
        return window(new StatisticsStatement(name, Span.DAY, Span.DAY.before(now, DAYS - 1)));
    }

    /** Of those that have ever started. */
    public Window ever(Optional<String> name) {
        return window(new StatisticsStatement(name, Span.EVER, 0));
    }

    private Window window(StatisticsStatement statement) {
        return counted.together(() -> {
            var all = new SessionSums();
            var names = new LinkedHashMap<String, SessionSums>();
            counted.rows(statement.all(), statement.values(), row -> add(all, row));
            counted.rows(
                    statement.names(MOST_NAMES),
                    statement.values(),
                    row -> add(
                            names.computeIfAbsent(
                                    row.getString(SessionFigure.values().length + 1), _ -> new SessionSums()),
                            row));
            counted.rows(statement.lengths(), statement.values(), row -> {
                all.lengths().add(row.getString(2));
                var named = names.get(row.getString(1));
                if (named != null) {
                    named.lengths().add(row.getString(2));
                }
            });
            var figures = new ArrayList<Figures>();
            names.forEach((name, sums) -> figures.add(figures(name, sums)));
            return new Window(byStatus(all), byPhase(all), figures("", all), figures);
        });
    }

    private static void add(SessionSums sums, ResultSet row) throws SQLException {
        for (var figure : SessionFigure.values()) {
            sums.add(figure, row.getLong(figure.ordinal() + 1));
        }
    }

    private static Figures figures(String name, SessionSums sums) {
        var ended = ended(sums);
        long over = ended.values().stream().mapToLong(Long::longValue).sum();
        var tasks = new TreeMap<String, Long>();
        put(tasks, "SUCCEEDED", sums.of(SessionFigure.TASKS_SUCCEEDED));
        put(tasks, "FAILED", sums.of(SessionFigure.TASKS_FAILED));
        put(tasks, "SKIPPED", sums.of(SessionFigure.TASKS_SKIPPED));
        put(tasks, "CANCELLED", sums.of(SessionFigure.TASKS_CANCELLED));
        return new Figures(
                name,
                sums.of(SessionFigure.SESSIONS),
                sums.of(SessionFigure.SESSIONS) - over,
                ended,
                Lengths.of(over, sums.of(SessionFigure.TOOK_MS), sums.lengths()),
                sums.of(SessionFigure.ITERATIONS),
                sums.of(SessionFigure.TASKS),
                sums.of(SessionFigure.RETRIES),
                sums.of(SessionFigure.WAIVERS),
                tasks,
                new TokenSum(
                        sums.of(SessionFigure.INPUT_TOKENS),
                        sums.of(SessionFigure.OUTPUT_TOKENS),
                        sums.of(SessionFigure.SAVED_TOKENS)));
    }

    private static Map<String, Long> ended(SessionSums sums) {
        var ended = new TreeMap<String, Long>();
        ended.put("COMPLETED", sums.of(SessionFigure.COMPLETED));
        ended.put("EXHAUSTED", sums.of(SessionFigure.EXHAUSTED));
        ended.put("INTERRUPTED", sums.of(SessionFigure.INTERRUPTED));
        ended.put("FAILED", sums.of(SessionFigure.FAILED));
        return ended;
    }

    private static Map<String, Long> byStatus(SessionSums sums) {
        var counts = new TreeMap<String, Long>();
        put(counts, "RUNNING", sums.of(SessionFigure.RUNNING));
        put(counts, "AWAITING", sums.of(SessionFigure.AWAITING));
        put(counts, "SUSPENDED", sums.of(SessionFigure.SUSPENDED));
        ended(sums).forEach((status, number) -> put(counts, status, number));
        put(counts, "FAILED", sums.of(SessionFigure.FAILED) + sums.of(SessionFigure.PARKED));
        return counts;
    }

    private static Map<String, Long> byPhase(SessionSums sums) {
        var counts = new TreeMap<String, Long>();
        put(counts, "PLAN", sums.of(SessionFigure.IN_PLAN));
        put(counts, "EXECUTE", sums.of(SessionFigure.IN_EXECUTE));
        put(counts, "REVIEW", sums.of(SessionFigure.IN_REVIEW));
        return counts;
    }

    private static void put(Map<String, Long> counts, String word, long number) {
        if (number > 0) {
            counts.put(word, number);
        }
    }
}
