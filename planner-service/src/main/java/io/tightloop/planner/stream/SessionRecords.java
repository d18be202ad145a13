package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Event;
import io.tightloop.planner.planning.Parent;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Workspace;
import org.apache.avro.specific.SpecificRecord;

/** Answers to commands, and what they make of a session, as records of plan-events. */
final class SessionRecords {
    private SessionRecords() {}

    static SpecificRecord accepted(Turn turn, Event.CommandAccepted accepted) {
        return new CommandAccepted(
                turn.sessionId(),
                accepted.command().id(),
                accepted.command().type(),
                Outcome.valueOf(accepted.outcome().name()),
                accepted.detail(),
                accepted.command().by(),
                accepted.iteration(),
                accepted.command().at());
    }

    static SpecificRecord rejected(Turn turn, Event.CommandRejected rejected) {
        return new CommandRejected(
                turn.sessionId(),
                rejected.command().id(),
                rejected.command().type(),
                Rejection.valueOf(rejected.reason().name()),
                rejected.detail(),
                rejected.command().by(),
                rejected.iteration(),
                rejected.command().at());
    }

    static SpecificRecord started(Turn turn, Event.SessionStarted started) {
        Brief brief = started.brief();
        return new SessionStarted(
                turn.sessionId(),
                started.start(),
                brief.name(),
                brief.goal(),
                Mode.valueOf(brief.mode().name()),
                brief.criteria().size(),
                Shapes.resolved(brief.policy(), brief.mode()),
                new Workspace(brief.workspace()),
                brief.planning().taskQueue(),
                brief.callbackUrl(),
                brief.labels(),
                started.by(),
                started.at(),
                parent(brief.parent()));
    }

    private static io.tightloop.schemas.Parent parent(Parent parent) {
        return parent == null ? null : new io.tightloop.schemas.Parent(parent.sessionId(), parent.taskId());
    }

    static SpecificRecord defined(Turn turn, Event.CriterionDefined defined) {
        return new CriterionDefined(
                turn.sessionId(), defined.ordinal(), Shapes.criterion(defined.criterion()), defined.at());
    }

    static SpecificRecord waived(Turn turn, Event.CriterionWaived waived) {
        return new CriterionWaived(
                turn.sessionId(),
                waived.criterionId(),
                waived.reason(),
                waived.by(),
                waived.approvedBy(),
                waived.iteration(),
                waived.at());
    }

    static SpecificRecord resumed(Turn turn, Event.SessionResumed resumed) {
        return new SessionResumed(
                turn.sessionId(), Phase.PLAN, resumed.iteration(), Shapes.limits(resumed.limits()), resumed.at());
    }

    static SpecificRecord ended(Turn turn, Event.SessionEnded ended) {
        return new SessionEnded(
                turn.sessionId(),
                EndStatus.valueOf(ended.status().name()),
                ended.reason(),
                Phase.PLAN,
                ended.iteration(),
                ended.unproven(),
                counts(ended.iteration()),
                ended.at());
    }

    /** No task has run before the first plan is handed over; what became of later ones the planner does not know. */
    private static Counts counts(int iteration) {
        return iteration == 1 ? new Counts(0, 0, 0, 0, 0) : null;
    }
}
