package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import org.apache.avro.specific.SpecificRecord;

/** The decider's events as the turn's effects: records on review-events, work items, the handoff, the archive. */
final class Published {
    private final Turn turn;
    private final int iteration;

    /** @param iteration the session's, for the answers to commands; 0 when unknown */
    Published(Turn turn, int iteration) {
        this.turn = turn;
        this.iteration = iteration;
    }

    void publish(Event event) {
        switch (event) {
            case Event.CommandAccepted accepted -> turn.emit(accepted(accepted));
            case Event.CommandRejected rejected -> turn.emit(rejected(rejected));
            case Event.VerificationDispatched sent -> {
                turn.emit(Items.dispatched(turn, sent));
                turn.dispatch(Items.item(turn, sent));
            }
            case Event.VerificationStarted started -> turn.emit(Evidenced.of(turn, started));
            case Event.CriterionVerified verified -> turn.emit(Evidenced.of(turn, verified));
            case Event.CriterionWaived waived -> turn.emit(Evidenced.of(turn, waived));
            case Event.WorkCancelled cancelled -> turn.emit(Evidenced.of(turn, cancelled));
            case Event.ResultIgnored ignored -> turn.emit(Evidenced.of(turn, ignored));
            case Event.WorkRefused refused -> turn.emit(Evidenced.of(turn, refused));
            case Event.UsageRecorded used -> turn.emit(Evidenced.of(turn, used));
            case Event.ConfirmationRequested asked -> turn.emit(Asked.of(turn, asked));
            case Event.ConfirmationAnswered answered -> turn.emit(Asked.of(turn, answered));
            case Event.ConfirmationWithdrawn withdrawn -> turn.emit(Asked.of(turn, withdrawn));
            case Event.StatusChanged changed -> turn.emit(changed(changed));
            case Event.TaskDiscovered discovered -> turn.emit(Evidenced.of(turn, discovered));
            case Event.DiscoveryNoted noted -> turn.emit(Evidenced.of(turn, noted));
            case Event.LoopContinued continued -> handOff(continued);
            case Event.SessionEnded ended -> turn.emit(ended(ended));
            case Event.SessionResumed resumed -> turn.emit(resumed(resumed));
            case Event.SessionArchived archived -> turn.archive();
            case Event.SessionKnown known -> {}
            case Event.CriterionKnown known -> {}
            case Event.WaiverKnown known -> {}
            case Event.FindingNoted noted -> {}
            case Event.TasksEdited edited -> {}
            case Event.BatonTaken taken -> {}
            case Event.BoardLookedAt looked -> {}
            case Event.LeaseRenewed renewed -> {}
            case Event.RetryScheduled retry -> {}
            case Event.VerificationReady ready -> {}
        }
    }

    private void handOff(Event.LoopContinued continued) {
        turn.handOff(handoff -> new LoopContinued(
                turn.sessionId(),
                handoff,
                continued.iteration(),
                Shapes.limits(continued.limits()),
                continued.discovered(),
                continued.duplicates(),
                continued.tokens(),
                continued.at()));
    }

    private SpecificRecord accepted(Event.CommandAccepted accepted) {
        return new CommandAccepted(
                turn.sessionId(),
                accepted.command().id(),
                accepted.command().type(),
                Outcome.APPLIED,
                accepted.detail(),
                accepted.command().by(),
                iteration,
                accepted.command().at());
    }

    private SpecificRecord rejected(Event.CommandRejected rejected) {
        return new CommandRejected(
                turn.sessionId(),
                rejected.command().id(),
                rejected.command().type(),
                Rejection.valueOf(rejected.reason().name()),
                rejected.detail(),
                rejected.command().by(),
                iteration,
                rejected.command().at());
    }

    private SpecificRecord changed(Event.StatusChanged changed) {
        return new StatusChanged(
                turn.sessionId(),
                changed.awaiting() ? SessionStatus.AWAITING : SessionStatus.RUNNING,
                Phase.REVIEW,
                changed.iteration(),
                changed.at());
    }

    private SpecificRecord resumed(Event.SessionResumed resumed) {
        return new SessionResumed(
                turn.sessionId(), Phase.REVIEW, resumed.iteration(), Shapes.limits(resumed.limits()), resumed.at());
    }

    private SpecificRecord ended(Event.SessionEnded ended) {
        return new SessionEnded(
                turn.sessionId(),
                EndStatus.valueOf(ended.status().name()),
                ended.reason(),
                Phase.REVIEW,
                ended.iteration(),
                ended.unproven(),
                Shapes.counts(ended.counts()),
                ended.at());
    }
}
