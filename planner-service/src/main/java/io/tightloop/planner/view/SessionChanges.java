package io.tightloop.planner.view;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.Topics;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** What events change of sessions: where they stand, and when they were last heard of. */
final class SessionChanges {
    private final Topics topics;
    private final Rows<SessionRow> sessions;

    SessionChanges(Topics topics, Tables tables) {
        this.topics = topics;
        this.sessions = new Rows<>(tables.sessions(), SessionRow::id, SessionRow::unknown);
    }

    void apply(Teller teller, Place place, SpecificRecord event) {
        switch (event) {
            case SessionStarted e when teller == Teller.PLANNER -> change(event, row -> row.started(e));
            case PlanConfirmed e -> change(event, handoff(Phase.EXECUTE, e.getIteration()));
            case ExecutionFinished e -> change(event, handoff(Phase.REVIEW, e.getIteration()));
            case LoopContinued e -> change(event, handoff(Phase.PLAN, e.getIteration()));
            case StatusChanged e -> change(event, row -> moves(row, place, e));
            case SessionResumed e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                change(event, row -> row.goesOn(step, "RUNNING", e.getPhase(), e.getIteration()));
            }
            case SessionEnded e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                change(event, row -> row.ended(step, e));
            }
            case SessionArchived e -> {
                if (place.topic().equals(topics.eventsOf(e.getOrigin()))) {
                    change(event, row -> row.archived(e));
                }
            }
            case SessionParked e -> change(event, row -> row.parkedIn(e.getService(), e.getCause()));
            case SessionRedriven e -> change(event, row -> row.redrivenIn(e.getService()));
            case CommandAccepted _, CommandRejected _ -> {}
            default -> change(event, row -> row);
        }
    }

    void write() {
        sessions.write();
    }

    private static UnaryOperator<SessionRow> handoff(Phase to, int iteration) {
        return row -> row.goesOn(Step.opens(to, iteration), "RUNNING", to, iteration);
    }

    private static SessionRow moves(SessionRow row, Place place, StatusChanged event) {
        var step = Step.within(event.getPhase(), event.getIteration(), place.offset());
        var next = event.getStatus() == SessionStatus.AWAITING ? "AWAITING" : "RUNNING";
        return row.goesOn(step, next, event.getPhase(), event.getIteration());
    }

    private void change(SpecificRecord event, UnaryOperator<SessionRow> change) {
        var id = (String) event.get(position(event, "sessionId"));
        long at = (long) event.get(position(event, "at"));
        sessions.change(id, row -> change.apply(row).heardOf(at));
    }

    private static int position(SpecificRecord event, String field) {
        return event.getSchema().getField(field).pos();
    }
}
