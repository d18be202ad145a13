package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Event;
import io.tightloop.planner.planning.PlanningState;
import io.tightloop.schemas.PlanConfirmed;

/** The decider's events as the turn's effects: records on plan-events, work items, the handoff, the archive. */
final class Published {
    private Published() {}

    static void publish(Turn turn, PlanningState state, Event event) {
        switch (event) {
            case Event.CommandAccepted accepted -> {
                if (accepted.outcome() == Event.Outcome.CREATED) {
                    turn.begin();
                }
                turn.emit(SessionRecords.accepted(turn, accepted));
            }
            case Event.CommandRejected rejected -> turn.emit(SessionRecords.rejected(turn, rejected));
            case Event.SessionStarted started -> turn.emit(SessionRecords.started(turn, started));
            case Event.CriterionDefined defined -> turn.emit(SessionRecords.defined(turn, defined));
            case Event.CriterionWaived waived -> turn.emit(SessionRecords.waived(turn, waived));
            case Event.SessionEnded ended -> turn.emit(SessionRecords.ended(turn, ended));
            case Event.SessionResumed resumed -> turn.emit(SessionRecords.resumed(turn, resumed));
            case Event.PlanDispatched sent -> {
                turn.emit(PlanRecords.dispatched(turn, sent));
                turn.dispatch(PlanItems.item(turn, state, sent));
            }
            case Event.PlanStarted started -> turn.emit(PlanRecords.started(turn, started));
            case Event.PlanRejected rejected -> turn.emit(PlanRecords.rejected(turn, rejected));
            case Event.UsageRecorded used -> turn.emit(PlanRecords.used(turn, used));
            case Event.ResultIgnored ignored -> turn.emit(PlanRecords.ignored(turn, ignored));
            case Event.WorkRefused refused -> turn.emit(PlanRecords.refused(turn, refused));
            case Event.WorkCancelled cancelled -> turn.emit(PlanRecords.cancelled(turn, cancelled));
            case Event.TaskProposed proposed -> turn.emit(PlanRecords.proposed(turn, proposed));
            case Event.PlanProposed proposed -> turn.emit(PlanRecords.proposed(turn, proposed));
            case Event.TaskPlanned planned -> turn.emit(PlanRecords.planned(turn, planned));
            case Event.ConfirmationRequested asked -> turn.emit(Questions.requested(turn, asked));
            case Event.ConfirmationAnswered answered -> turn.emit(Questions.answered(turn, answered));
            case Event.ConfirmationWithdrawn withdrawn -> turn.emit(Questions.withdrawn(turn, withdrawn));
            case Event.StatusChanged changed -> turn.emit(Questions.status(turn, changed));
            case Event.PlanConfirmed confirmed -> handOff(turn, confirmed);
            case Event.SessionArchived sessionArchived -> turn.archive();
            case Event.LeaseRenewed leaseRenewed -> {}
            case Event.PlanDue planDue -> {}
            case Event.DraftWritten draftWritten -> {}
            case Event.DraftDropped draftDropped -> {}
            case Event.DiscoveryKept discoveryKept -> {}
            case Event.WaiverNoted waiverNoted -> {}
            case Event.BatonTaken batonTaken -> {}
        }
    }

    private static void handOff(Turn turn, Event.PlanConfirmed confirmed) {
        turn.handOff(handoff -> new PlanConfirmed(
                turn.sessionId(),
                handoff,
                confirmed.iteration(),
                Shapes.limits(confirmed.limits()),
                confirmed.tasks(),
                confirmed.unproven(),
                confirmed.tokens(),
                confirmed.at()));
    }
}
