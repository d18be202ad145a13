package io.tightloop.reviewer.review;

import java.util.function.UnaryOperator;

/** Applies what was decided; refuses nothing. */
public final class ReviewEvolution {
    private ReviewEvolution() {}

    public static ReviewState evolve(ReviewState state, Event event) {
        Review root = state.root();
        return switch (event) {
            case Event.CommandAccepted commandAccepted -> state;
            case Event.CommandRejected commandRejected -> state;
            case Event.SessionKnown known -> {
                state.board().session(known.session());
                yield state.with(root.started(known.start(), known.limits()));
            }
            case Event.CriterionKnown known -> {
                state.board().put(Criterion.defined(known.ordinal(), known.id(), known.text(), known.check()));
                yield state.with(root.counted(root.criteria() + 1, root.findings(), root.discovered()));
            }
            case Event.FindingNoted noted -> {
                state.board().put(noted.finding());
                yield state.with(root.counted(root.criteria(), root.findings() + 1, root.discovered()));
            }
            case Event.BatonTaken taken ->
                state.with(root.reviewing(taken.iteration(), taken.limits(), root.criteria(), taken.counts()));
            case Event.BoardLookedAt boardLookedAt -> state.with(root.lookedAt());
            case Event.VerificationDispatched sent -> {
                Attempt attempt = Attempt.dispatched(
                        sent.workId(), sent.at(), sent.check().longestRunMs());
                yield change(state, sent.criterionId(), criterion -> criterion.tried(attempt));
            }
            case Event.VerificationStarted claim ->
                attempt(
                        state,
                        claim.criterionId(),
                        live -> live.claimed(claim.claimId(), claim.worker(), claim.at(), claim.leaseUntil()));
            case Event.LeaseRenewed renewed ->
                attempt(state, renewed.criterionId(), live -> live.renewed(renewed.leaseUntil()));
            case Event.RetryScheduled retry ->
                change(state, retry.criterionId(), criterion -> criterion.waiting(retry.tries(), retry.retryAt()));
            case Event.VerificationReady ready ->
                change(state, ready.criterionId(), criterion -> criterion.waiting(criterion.tries(), 0))
                        .with(root.oneReady(ready.criterionId()));
            case Event.WorkCancelled cancelled ->
                change(state, cancelled.criterionId(), criterion -> criterion.waiting(criterion.tries(), 0));
            case Event.CriterionVerified verified ->
                change(
                                state,
                                verified.criterionId(),
                                criterion -> criterion.judged(
                                        verified.verdict(),
                                        verified.evidence().summary(),
                                        verified.failures(),
                                        verified.iteration()))
                        .with(root.oneVerified());
            case Event.TaskDiscovered taskDiscovered ->
                state.with(root.counted(root.criteria(), root.findings(), root.discovered() + 1));
            case Event.LoopContinued loopContinued -> state.with(root.handedOver());
            case Event.SessionEnded ended -> {
                int open = root.status() == Status.REVIEWING ? root.open() : root.criteria();
                yield state.with(root.ended(ended.status(), ended.reason(), ended.iteration(), open));
            }
            case Event.SessionResumed resumed ->
                state.with(root.reviewing(resumed.iteration(), resumed.limits(), root.open(), root.counts()));
            case Event.SessionArchived sessionArchived -> state.with(Review.unknown());
        };
    }

    private static ReviewState attempt(ReviewState state, String criterionId, UnaryOperator<Attempt> change) {
        return change(state, criterionId, criterion -> criterion.tried(change.apply(criterion.attempt())));
    }

    private static ReviewState change(ReviewState state, String criterionId, UnaryOperator<Criterion> change) {
        state.board().put(change.apply(state.board().criterion(criterionId).orElseThrow()));
        return state;
    }
}
