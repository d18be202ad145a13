package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.planner.view.TimeCountRow.Kind;
import io.tightloop.planner.view.TimeCountRow.Timed;
import io.tightloop.schemas.Phase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What one batch adds to the statistics. Sessions are counted by how their rows differ before and after, so that the
 * counters are a sum over rows, in whatever order these came to be; what has no row is counted when it is heard for the
 * first time, {@link Heard}.
 *
 * <p>Instances that write at the same time must not change the same counters, or one of them would fail: each writes to
 * the shard of the lowest partition in its batch, which is no other's.
 */
final class Tally {
    private static final Table<SessionCountRow> SESSIONS = Table.of(SessionCountRow.class);
    private static final Table<TimeCountRow> TIMES = Table.of(TimeCountRow.class);
    private static final Table<FailureCountRow> FAILURES = Table.of(FailureCountRow.class);
    private static final int NAME_LENGTH = 256;

    private final Counters<SessionCountRow> sessions = new Counters<>(SESSIONS, "stat_sessions");
    private final Counters<TimeCountRow> times = new Counters<>(TIMES, "stat_times");
    private final Counters<FailureCountRow> failures = new Counters<>(FAILURES, "stat_failures");
    private final Map<Started, SessionSums> sums = new HashMap<>();
    private final Map<Timed, TimeSums> timed = new HashMap<>();
    private final Map<String, Heard> heard = new HashMap<>();
    private int shard = Integer.MAX_VALUE;

    /** Sessions of this name that have started in this hour, ms since the epoch. */
    private record Started(long hour, String name) {
        static Started of(SessionRow row) {
            return new Started(Span.HOUR.since(row.startedAt()), nameOf(row.name()));
        }
    }

    /** As counters have it. */
    static String nameOf(String given) {
        return Counter.cut(given, NAME_LENGTH);
    }

    /** The batch has a record at this place; all are told before anything is written. */
    void reads(Place place) {
        shard = Math.min(shard, place.partition());
    }

    /** A session's row has changed; before is null when it had none. */
    void changed(SessionRow before, SessionRow after) {
        if (before != null) {
            heard.put(before.id(), new Heard(before.heard()));
            add(before, -1);
        }
        add(after, 1);
    }

    /** A row is used for another run of its id: what the one before came to stays counted, tokens go on. */
    void startedAnew(SessionRow before, SessionRow after) {
        add(before, 1);
        sums(after).addTokens(before, -1);
    }

    /** Whether an event of a session was not heard of before this batch; sessions are written before this is asked. */
    boolean isNew(String sessionId, Teller teller, Place place) {
        var known = heard.get(sessionId);
        return known == null || !known.includes(teller, place.offset());
    }

    void stayed(Phase phase, long ms, long until) {
        took(Kind.PHASE, phase.name(), "", ms, until);
    }

    void waited(String queue, long ms, long until) {
        took(Kind.WAIT, queue, "", ms, until);
    }

    void held(String queue, String worker, long ms, long until) {
        took(Kind.HELD, queue, worker, ms, until);
    }

    void failed(String queue, String code, String message, long at) {
        failures.add(FailureCountRow.of(shard, queue, code, message, at));
    }

    /** Goes last: what the others write is counted. */
    void write(Writing writing) throws SQLException {
        sums.forEach((started, sum) -> {
            if (!sum.isNothing()) {
                for (var span : Span.values()) {
                    sessions.add(SessionCountRow.of(span, span.since(started.hour), shard, started.name, sum));
                }
            }
        });
        timed.forEach((what, sum) -> times.add(TimeCountRow.of(what, shard, sum)));
        sessions.write(writing.database());
        times.write(writing.database());
        failures.write(writing.database());
    }

    private void took(Kind kind, String subject, String worker, long ms, long until) {
        timed.computeIfAbsent(Timed.of(kind, until, subject, worker), _ -> new TimeSums())
                .add(Math.max(0, ms));
    }

    /** A session whose start is not known is not counted yet. */
    private void add(SessionRow row, int signs) {
        if (row.startedAt() != null) {
            sums(row).add(row, signs);
        }
    }

    private SessionSums sums(SessionRow row) {
        return sums.computeIfAbsent(Started.of(row), _ -> new SessionSums());
    }
}
