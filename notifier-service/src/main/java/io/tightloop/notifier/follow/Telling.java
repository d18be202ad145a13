package io.tightloop.notifier.follow;

import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.rows.Storable;
import io.tightloop.notifier.notice.Notices;
import io.tightloop.notifier.reminder.Ladder;
import io.tightloop.notifier.reminder.Waits;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.KnownSessions;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.SessionRow;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WorkHeartbeat;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * One batch of events turned into rows. The topics are read side by side, so that a review may be read before its
 * session's start: what is told of a session that is not known waits in its table until it is.
 */
final class Telling {
    private final Sources sources;
    private final Connection database;
    private final Bulletin bulletin;
    private final Waits waits;
    private final long now;
    private final long progressEvery;

    /**
     * Of one transaction.
     *
     * @param now ms since the epoch
     * @param progressEvery how often workers' progress is told of a session at most, ms
     */
    Telling(Sources sources, Connection database, Shards shards, Waits waits, long now, long progressEvery) {
        this.sources = sources;
        this.database = database;
        this.bulletin = new Bulletin(database, shards);
        this.waits = waits;
        this.now = now;
        this.progressEvery = progressEvery;
    }

    /** Writes what these records tell, in their order. */
    void of(List<Recorded> records, Collection<Subscribers> subscribers) throws SQLException {
        var ids = records.stream()
                .map(record -> session(Storable.of(record.event().orElseThrow())))
                .collect(Collectors.toSet());
        var sessions = new KnownSessions(database, ids, now);
        for (var record : records) {
            start(record, sessions);
        }
        for (var session : sessions.recognised()) {
            for (var waiting : sessions.waiting(session)) {
                bulletin.adopt(waiting, session, callback(waiting, session, sessions));
            }
            waits.recognised(session);
        }
        for (var record : records) {
            tell(record, sessions);
        }
        sessions.write();
        waits.write();
        bulletin.write(subscribers);
    }

    /** Starts first: what else the batch has may be of the session that they begin. */
    private static void start(Recorded record, KnownSessions sessions) {
        if (record.event().orElseThrow() instanceof SessionStarted started) {
            sessions.of(started.getSessionId(), record.place().partition());
            var policy = Ladder.of(started.getPolicy()).text();
            sessions.change(started.getSessionId(), row -> row.started(started, policy));
        }
    }

    private void tell(Recorded record, KnownSessions sessions) throws SQLException {
        var place = record.place();
        var event = record.event().orElseThrow();
        if (event instanceof WorkHeartbeat beat) {
            tell(beat, record, sessions);
            return;
        }
        var id = session(event);
        sessions.of(id, place.partition());
        switch (event) {
            case TaskPlanned planned
            when planned.getTask().getCallbackUrl() != null ->
                sessions.calls(id, planned.getTask().getId(), planned.getTask().getCallbackUrl());
            case LoopContinued continued -> sessions.change(id, row -> row.iteration(continued.getIteration()));
            case SessionEnded ended -> sessions.change(id, row -> row.ended(ended.getAt()));
            case SuspensionEnded ended -> sessions.change(id, row -> row.resumed(ended.getAt()));
            case SessionResumed resumed -> sessions.change(id, row -> row.continued(resumed.getAt()));
            default -> {}
        }
        var session = sessions.of(id, place.partition());
        var source = sources.of(place.topic());
        for (var notice : Notices.of(event, source.service())) {
            var row = NotificationRow.of(place, source.name(), id, notice);
            bulletin.tell(row, session, callback(row, session, sessions));
        }
        waits.apply(event, session);
    }

    /** What workers say is told now and then, of sessions that are known and run. */
    private void tell(WorkHeartbeat beat, Recorded record, KnownSessions sessions) {
        var id = beat.getSessionId();
        var session = sessions.find(id);
        if (session.isEmpty() || !session.get().tells(record.at(), progressEvery)) {
            return;
        }
        for (var notice : Notices.of(beat, record.at())) {
            var name = sources.of(record.place().topic()).name();
            bulletin.tell(NotificationRow.of(record.place(), name, id, notice), session.get(), Optional.empty());
            sessions.change(id, row -> row.progressed(record.at()));
        }
    }

    /** A session's end and a task's end may have an address that asked for them alone. */
    private static Optional<String> callback(NotificationRow row, SessionRow session, KnownSessions sessions)
            throws SQLException {
        return switch (NotificationKind.valueOf(row.kind())) {
            case SESSION_ENDED -> Optional.ofNullable(session.callbackUrl());
            case TASK_COMPLETE, TASK_FAILURE -> sessions.calledFor(session, row.subject());
            default -> Optional.empty();
        };
    }

    private static String session(SpecificRecord event) {
        return (String) event.get(event.getSchema().getField("sessionId").pos());
    }
}
