package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkCancelled;
import org.apache.avro.specific.SpecificRecord;

/** The decider's events as the turn's effects: records on review-events, work items, the handoff, the archive. */
final class Published {
    private Published() {}

    static void publish(Turn turn, Event event) {
        switch (event) {
            case Event.CommandAccepted accepted -> turn.emit(accepted(turn, accepted));
            case Event.CommandRejected rejected -> turn.emit(rejected(turn, rejected));
            case Event.VerificationDispatched sent -> {
                turn.emit(Items.dispatched(turn, sent));
                turn.dispatch(Items.item(turn, sent));
            }
            case Event.VerificationStarted started -> turn.emit(started(turn, started));
            case Event.CriterionVerified verified -> turn.emit(verified(turn, verified));
            case Event.WorkCancelled cancelled ->
                turn.emit(new WorkCancelled(
                        turn.sessionId(),
                        cancelled.workId(),
                        cancelled.criterionId(),
                        cancelled.reason(),
                        cancelled.at()));
            case Event.TaskDiscovered discovered -> turn.emit(discovered(turn, discovered));
            case Event.LoopContinued continued -> handOff(turn, continued);
            case Event.SessionEnded ended -> turn.emit(ended(turn, ended));
            case Event.SessionResumed resumed ->
                turn.emit(new SessionResumed(
                        turn.sessionId(),
                        Phase.REVIEW,
                        resumed.iteration(),
                        Shapes.limits(resumed.limits()),
                        resumed.at()));
            case Event.SessionArchived sessionArchived -> turn.archive();
            case Event.SessionKnown sessionKnown -> {}
            case Event.CriterionKnown criterionKnown -> {}
            case Event.FindingNoted findingNoted -> {}
            case Event.BatonTaken batonTaken -> {}
            case Event.BoardLookedAt boardLookedAt -> {}
            case Event.LeaseRenewed leaseRenewed -> {}
            case Event.RetryScheduled retryScheduled -> {}
            case Event.VerificationReady verificationReady -> {}
        }
    }

    private static void handOff(Turn turn, Event.LoopContinued continued) {
        turn.handOff(handoff -> new LoopContinued(
                turn.sessionId(),
                handoff,
                continued.iteration(),
                Shapes.limits(continued.limits()),
                continued.discovered(),
                continued.at()));
    }

    private static SpecificRecord accepted(Turn turn, Event.CommandAccepted accepted) {
        return new CommandAccepted(
                turn.sessionId(),
                accepted.command().id(),
                accepted.command().type(),
                Outcome.APPLIED,
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

    private static SpecificRecord started(Turn turn, Event.VerificationStarted started) {
        return new VerificationStarted(
                turn.sessionId(),
                started.criterionId(),
                started.workId(),
                started.worker(),
                started.leaseUntil(),
                started.at());
    }

    private static SpecificRecord verified(Turn turn, Event.CriterionVerified verified) {
        return new CriterionVerified(
                turn.sessionId(),
                verified.criterionId(),
                Verdict.valueOf(verified.verdict().name()),
                Shapes.evidence(verified.evidence()),
                verified.failures(),
                verified.iteration(),
                verified.at());
    }

    private static SpecificRecord discovered(Turn turn, Event.TaskDiscovered discovered) {
        return new TaskDiscovered(
                turn.sessionId(),
                discovered.discoveryId(),
                DiscoverySource.valueOf(discovered.finding().source().name()),
                discovered.finding().subject(),
                discovered.finding().title(),
                discovered.finding().description(),
                discovered.finding().severity(),
                discovered.iteration(),
                discovered.at());
    }

    private static SpecificRecord ended(Turn turn, Event.SessionEnded ended) {
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
