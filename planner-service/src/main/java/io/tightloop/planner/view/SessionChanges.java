package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.UsageRecorded;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** What events change of sessions: where they stand, and when they were last heard of. */
final class SessionChanges {
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    private static final Table<LabelRow> LABELS = Table.ofParts(LabelRow.class);

    private final Topics topics;
    private final Tally tally;
    private final SessionProgress progress;
    private final Rows<SessionRow> sessions;
    private final Rows<LabelRow> labels = new Rows<>(LABELS);
    private final Map<String, Heard> heard = new HashMap<>();

    SessionChanges(Topics topics, Tally tally) {
        this.topics = topics;
        this.tally = tally;
        this.progress = new SessionProgress(tally);
        this.sessions = new Rows<>(SESSIONS, SessionRow::unknown, tally::changed);
    }

    void apply(Teller teller, Place place, SpecificRecord event) {
        if (saysNothing(place, event)) {
            return;
        }
        if (event instanceof SessionStarted started && teller == Teller.PLANNER) {
            LabelRow.of(started).forEach(label -> labels.change(label.id(), _ -> label));
        }
        var id = (String) event.get(position(event, "sessionId"));
        long at =
                event instanceof MessageSent sent ? sent.getMessage().getAt() : (long) event.get(position(event, "at"));
        change(teller, place, event).ifPresent(change -> sessions.change(id, change));
        progress.of(teller, place, event).ifPresent(change -> sessions.change(id, change));
        heard.computeIfAbsent(id, _ -> new Heard()).of(teller, place.offset(), at);
    }

    /** A result for a session that its reader does not know has no iteration: whoever sends some leaves no row. */
    private boolean saysNothing(Place place, SpecificRecord event) {
        return switch (event) {
            case CommandAccepted _, CommandRejected _ -> true;
            case ResultIgnored e -> e.getIteration() == 0;
            case SessionArchived e -> !place.topic().equals(topics.eventsOf(e.getOrigin()));
            default -> false;
        };
    }

    /** One of its criteria was waived for the first time. */
    void waived(WaiverRow waiver) {
        sessions.change(waiver.sessionId(), row -> row.did(SessionFigure.WAIVERS, 1));
    }

    private Optional<UnaryOperator<SessionRow>> change(Teller teller, Place place, SpecificRecord event) {
        return Optional.ofNullable(
                switch (event) {
                    case SessionStarted e when teller == Teller.PLANNER -> row -> started(row, e);
                    case PlanConfirmed e -> handoff(Phase.EXECUTE, e.getIteration());
                    case ExecutionFinished e -> handoff(Phase.REVIEW, e.getIteration());
                    case LoopContinued e -> handoff(Phase.PLAN, e.getIteration());
                    case StatusChanged e -> row -> moves(row, place, e);
                    case UsageRecorded e -> row -> row.uses(e.getUsage(), teller, place);
                    case SessionArchived e -> row -> row.archived(e);
                    case SessionParked e -> row -> row.parkedIn(e.getService(), e.getCause());
                    case SessionRedriven e -> row -> row.redrivenIn(e.getService());
                    default -> within(place, event);
                });
    }

    /** What moves a session within a step, or nothing. */
    private static UnaryOperator<SessionRow> within(Place place, SpecificRecord event) {
        return switch (event) {
            case SessionResumed e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                yield row -> row.goesOn(step, "RUNNING", e.getPhase(), e.getIteration());
            }
            case SessionEnded e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                yield row -> row.ended(step, e);
            }
            case SessionSuspended e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                yield row -> row.suspended(step, e);
            }
            case SuspensionPolled e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                yield row -> row.polled(step, e);
            }
            case SuspensionEnded e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                yield row -> row.unsuspended(step);
            }
            default -> null;
        };
    }

    /** Goes before what writes parts of sessions. */
    void write(Writing writing) throws SQLException {
        heard.forEach((id, told) -> sessions.change(id, row -> row.heardOf(told)));
        writing.began(sessions.writeAny(writing));
        labels.write(writing);
    }

    private SessionRow started(SessionRow row, SessionStarted event) {
        var next = row.started(event);
        if (row.isStartedAnewBy(event)) {
            tally.startedAnew(row, next);
        }
        return next;
    }

    private static UnaryOperator<SessionRow> handoff(Phase to, int iteration) {
        return row -> row.goesOn(Step.opens(to, iteration), "RUNNING", to, iteration);
    }

    private static SessionRow moves(SessionRow row, Place place, StatusChanged event) {
        var step = Step.within(event.getPhase(), event.getIteration(), place.offset());
        var next = event.getStatus() == SessionStatus.AWAITING ? "AWAITING" : "RUNNING";
        return row.goesOn(step, next, event.getPhase(), event.getIteration());
    }

    private static int position(SpecificRecord event, String field) {
        return event.getSchema().getField(field).pos();
    }
}
