package io.tightloop.planner.view;

import io.tightloop.planner.view.TimeCountRow.Kind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long phases, workers and queues take, and why attempts fail, added up from counters of the last days (UTC). */
@Singleton
public class WorkStatistics {
    /** Most workers and queues that are shown: those with the most attempts. */
    public static final int MOST_TIMES = 100;
    /** Most causes that are shown: those that came most often. */
    public static final int MOST_CAUSES = 20;

    private static final int DAYS_OF_PHASES = 30;
    private static final int DAYS_OF_ATTEMPTS = 7;
    private static final String TIMES = " FROM stat_times WHERE kind = ? AND since >= ?";
    private static final String FAILURES = " FROM stat_failures WHERE since >= ?";

    private final Counted counted;

    WorkStatistics(Counted counted) {
        this.counted = counted;
    }

    /**
     * Times of one kind.
     *
     * @param subject a phase or a queue
     * @param worker empty unless it is told by worker
     * @param number how many ended
     */
    public record Times(String subject, String worker, long number, Lengths lengths) {}

    /**
     * Attempts that failed for one cause.
     *
     * @param queue empty for what was never dispatched
     * @param message what the latest one said, its first 200 characters
     * @param lastAt when that was, ms since the epoch
     */
    public record Cause(String queue, String code, long number, String message, long lastAt) {}

    private record Key(String first, String second) {}

    private record Latest(String message, long at) {}

    /** Stays of sessions in phases that ended today or on one of the 29 days before. */
    public List<Times> phases(long now) {
        return times(Kind.PHASE, Span.DAY.before(now, DAYS_OF_PHASES - 1));
    }

    /** Attempts by queue and worker that ended today or on one of the 6 days before. */
    public List<Times> attempts(long now) {
        return times(Kind.HELD, Span.DAY.before(now, DAYS_OF_ATTEMPTS - 1));
    }

    /** Waits from dispatch to claim, by queue, that ended today or on one of the 6 days before. */
    public List<Times> waits(long now) {
        return times(Kind.WAIT, Span.DAY.before(now, DAYS_OF_ATTEMPTS - 1));
    }

    /** Why attempts failed today or on one of the 6 days before, the most frequent cause first. */
    public List<Cause> causes(long now) {
        var values = List.<Object>of(Span.DAY.before(now, DAYS_OF_ATTEMPTS - 1));
        return counted.together(() -> {
            var numbers = new LinkedHashMap<Key, Long>();
            counted.rows(
                    "SELECT queue, code, SUM(number)" + FAILURES + " GROUP BY queue, code"
                            + " ORDER BY SUM(number) DESC, queue, code LIMIT " + MOST_CAUSES,
                    values,
                    row -> numbers.put(new Key(row.getString(1), row.getString(2)), row.getLong(3)));
            var latest = new LinkedHashMap<Key, Latest>();
            counted.rows("SELECT queue, code, message, last_at" + FAILURES, values, row -> {
                var told = new Latest(row.getString(3), row.getLong(4));
                latest.merge(
                        new Key(row.getString(1), row.getString(2)),
                        told,
                        (one, other) -> one.at >= other.at ? one : other);
            });
            var causes = new ArrayList<Cause>();
            numbers.forEach((key, number) ->
                    causes.add(new Cause(key.first, key.second, number, latest.get(key).message, latest.get(key).at)));
            return causes;
        });
    }

    private List<Times> times(Kind kind, long since) {
        var values = List.<Object>of(kind.name(), since);
        return counted.together(() -> {
            Map<Key, TimeSums> sums = new LinkedHashMap<>();
            counted.rows(
                    "SELECT subject, worker, SUM(number), SUM(total_ms)" + TIMES + " GROUP BY subject, worker"
                            + " ORDER BY SUM(number) DESC, subject, worker LIMIT " + MOST_TIMES,
                    values,
                    row -> sums.computeIfAbsent(new Key(row.getString(1), row.getString(2)), _ -> new TimeSums())
                            .add(row.getLong(3), row.getLong(4)));
            counted.rows("SELECT subject, worker, lengths" + TIMES, values, row -> {
                var sum = sums.get(new Key(row.getString(1), row.getString(2)));
                if (sum != null) {
                    sum.lengths().add(row.getString(3));
                }
            });
            var times = new ArrayList<Times>();
            sums.forEach((key, sum) -> times.add(new Times(
                    key.first, key.second, sum.number(), Lengths.of(sum.number(), sum.totalMs(), sum.lengths()))));
            return times;
        });
    }
}
