package io.tightloop.notifier.follow;

import io.tightloop.baton.feed.Place;
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
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Topics;
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
    private final Topics topics;
    private final Connection database;
    private final Bulletin bulletin;
    private final long now;
    private final long patience;

    Telling(Topics topics, Connection database, Shards shards, long now, long patience) {
        this.topics = topics;
        this.database = database;
        this.bulletin = new Bulletin(database, shards);
        this.now = now;
        this.patience = patience;
    }

    /** Writes what these records tell, in their order. */
    void of(List<Recorded> records, Collection<Subscribers> subscribers) throws SQLException {
        var ids = records.stream()
                .map(record -> session(record.event().orElseThrow()))
                .collect(Collectors.toSet());
        var sessions = new KnownSessions(database, ids, now);
        var waits = new Waits(database, patience);
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
            tell(record.place(), Storable.of(record.event().orElseThrow()), sessions, waits);
        }
        sessions.write();
        waits.write();
        bulletin.write(subscribers);
    }

    /** Starts first: what else the batch has may be of the session that they begin. */
    private static void start(Recorded record, KnownSessions sessions) {
        if (record.event().orElseThrow() instanceof SessionStarted event) {
            var started = (SessionStarted) Storable.of(event);
            sessions.of(started.getSessionId(), record.place().partition());
            var policy = Ladder.of(started.getPolicy()).text();
            sessions.change(started.getSessionId(), row -> row.started(started, policy));
        }
    }

    private void tell(Place place, SpecificRecord event, KnownSessions sessions, Waits waits) throws SQLException {
        var id = session(event);
        sessions.of(id, place.partition());
        switch (event) {
            case TaskPlanned planned
            when planned.getTask().getCallbackUrl() != null ->
                sessions.calls(id, planned.getTask().getId(), planned.getTask().getCallbackUrl());
            case LoopContinued continued -> sessions.change(id, row -> row.iteration(continued.getIteration()));
            case SessionEnded ended -> sessions.change(id, row -> row.ended(ended.getAt()));
            case SuspensionEnded ended -> sessions.change(id, row -> row.resumed(ended.getAt()));
            default -> {}
        }
        var session = sessions.of(id, place.partition());
        var topic = place.topic().substring(topics.prefix().length());
        for (var notice : Notices.of(event, writer(place))) {
            var row = NotificationRow.of(place, topic, id, notice);
            bulletin.tell(row, session, callback(row, session, sessions));
        }
        waits.apply(event, session);
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

    private String writer(Place place) {
        return List.of("planner", "executor", "reviewer").stream()
                .filter(service -> topics.eventsOf(service).equals(place.topic()))
                .findFirst()
                .orElse("");
    }

    private static String session(SpecificRecord event) {
        return (String) event.get(event.getSchema().getField("sessionId").pos());
    }
}
