package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How long something took, of all that ended on one day (UTC).
 *
 * @param kind a {@link Kind}
 * @param since beginning of the day, ms since the epoch
 * @param subject PHASE: the phase; else the queue
 * @param worker HELD: who had it; else empty
 * @param totalMs of all of them together
 * @param lengths {@link Histogram} of them
 */
@MappedEntity("stat_times")
record TimeCountRow(
        @Id String id,
        String kind,
        long since,
        int shard,
        String subject,
        String worker,
        long number,
        long totalMs,
        String lengths)
        implements Counter<TimeCountRow> {

    /** What is timed. */
    enum Kind {
        /** A stay of a session in a phase. */
        PHASE,
        /** An attempt on its queue, until a worker claimed it. */
        WAIT,
        /** An attempt in a worker's hands. */
        HELD
    }

    private static final int QUEUE_LENGTH = 64;
    private static final int WORKER_LENGTH = 128;

    /** What a counter counts, but for its shard. */
    record Timed(Kind kind, long since, String subject, String worker) {
        static Timed of(Kind kind, long until, String subject, String worker) {
            return new Timed(
                    kind,
                    Span.DAY.since(until),
                    Counter.cut(subject, QUEUE_LENGTH),
                    Counter.cut(worker, WORKER_LENGTH));
        }
    }

    static TimeCountRow of(Timed timed, int shard, TimeSums sums) {
        return none(timed.kind.name(), timed.since, shard, timed.subject, timed.worker)
                .with(sums.number(), sums.totalMs(), sums.lengths());
    }

    @Override
    public String bucket() {
        return bucket(kind, since, shard);
    }

    @Override
    public TimeCountRow plus(TimeCountRow more) {
        var all = Histogram.of(lengths);
        all.add(more.lengths);
        return with(number + more.number, totalMs + more.totalMs, all);
    }

    @Override
    public TimeCountRow other() {
        var name = Kind.valueOf(kind) == Kind.HELD ? OTHER : "";
        return none(kind, since, shard, OTHER, name).plus(this);
    }

    private TimeCountRow with(long all, long ms, Histogram times) {
        return new TimeCountRow(id, kind, since, shard, subject, worker, all, ms, times.text());
    }

    private static TimeCountRow none(String kind, long since, int shard, String subject, String worker) {
        var id = bucket(kind, since, shard) + subject + (worker.isEmpty() ? "" : "/" + worker);
        return new TimeCountRow(id, kind, since, shard, subject, worker, 0, 0, "");
    }

    private static String bucket(String kind, long since, int shard) {
        return kind + "/" + since + "/" + shard + "/";
    }
}
