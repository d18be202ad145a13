package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Event;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Workspace;
import org.apache.avro.specific.SpecificRecord;

/** The decider's events as the turn's effects: records on plan-events, the handoff, the archive. */
final class Published {
    private Published() {}

    static void publish(Turn turn, Event event) {
        switch (event) {
            case Event.CommandAccepted accepted -> {
                if (accepted.outcome() == Event.Outcome.CREATED) {
                    turn.begin();
                }
                turn.emit(accepted(turn, accepted));
            }
            case Event.CommandRejected rejected -> turn.emit(rejected(turn, rejected));
            case Event.SessionStarted started -> turn.emit(started(turn, started));
            case Event.CriterionDefined defined ->
                turn.emit(new CriterionDefined(
                        turn.sessionId(), defined.ordinal(), Briefs.criterion(defined.criterion()), defined.at()));
            case Event.TaskPlanned planned ->
                turn.emit(new TaskPlanned(
                        turn.sessionId(),
                        planned.iteration(),
                        planned.ordinal(),
                        Briefs.task(planned.task()),
                        planned.at()));
            case Event.PlanConfirmed confirmed -> handOff(turn, confirmed);
            case Event.SessionEnded ended -> turn.emit(ended(turn, ended));
            case Event.SessionResumed resumed ->
                turn.emit(new SessionResumed(
                        turn.sessionId(),
                        Phase.PLAN,
                        resumed.iteration(),
                        Briefs.limits(resumed.limits()),
                        resumed.at()));
            case Event.SessionArchived sessionArchived -> turn.archive();
            case Event.DiscoveryNoted discoveryNoted -> {}
            case Event.BatonTaken batonTaken -> {}
        }
    }

    private static void handOff(Turn turn, Event.PlanConfirmed confirmed) {
        turn.handOff(handoff -> new PlanConfirmed(
                turn.sessionId(),
                handoff,
                confirmed.iteration(),
                Briefs.limits(confirmed.limits()),
                confirmed.tasks(),
                confirmed.at()));
    }

    private static SpecificRecord accepted(Turn turn, Event.CommandAccepted accepted) {
        return new CommandAccepted(
                turn.sessionId(),
                accepted.command().id(),
                accepted.command().type(),
                Outcome.valueOf(accepted.outcome().name()),
                accepted.command().at());
    }

    private static SpecificRecord rejected(Turn turn, Event.CommandRejected rejected) {
        return new CommandRejected(
                turn.sessionId(),
                rejected.command().id(),
                rejected.command().type(),
                Rejection.valueOf(rejected.reason().name()),
                rejected.detail(),
                rejected.command().at());
    }

    private static SpecificRecord started(Turn turn, Event.SessionStarted started) {
        Brief brief = started.brief();
        return new SessionStarted(
                turn.sessionId(),
                started.start(),
                brief.name(),
                brief.goal(),
                Mode.valueOf(brief.mode().name()),
                brief.criteria().size(),
                new Policy(Briefs.limits(brief.limits()), brief.maxConcurrent()),
                new Workspace(brief.workspace()),
                brief.taskQueue(),
                brief.callbackUrl(),
                brief.labels(),
                started.by(),
                started.at());
    }

    private static SpecificRecord ended(Turn turn, Event.SessionEnded ended) {
        return new SessionEnded(
                turn.sessionId(),
                EndStatus.valueOf(ended.status().name()),
                ended.reason(),
                Phase.PLAN,
                ended.iteration(),
                ended.unproven(),
                null,
                ended.at());
    }
}
