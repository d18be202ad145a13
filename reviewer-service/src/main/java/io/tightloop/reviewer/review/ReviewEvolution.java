package io.tightloop.reviewer.review;

import java.util.List;
import java.util.function.UnaryOperator;

/** Applies what was decided; refuses nothing. */
public final class ReviewEvolution {
    private ReviewEvolution() {}

    public static ReviewState evolve(ReviewState state, Event event) {
        Review root = state.root();
        Board board = state.board();
        return switch (event) {
            case Event.CommandAccepted accepted -> state;
            case Event.CommandRejected rejected -> state;
            case Event.ResultIgnored ignored -> state;
            case Event.WorkRefused refused -> state;
            case Event.SessionKnown known -> {
                board.session(known.session());
                yield state.with(Review.started(known.start(), known.at(), known.limits()));
            }
            case Event.CriterionKnown known -> {
                board.put(Criterion.defined(known.ordinal(), known.id(), known.text(), known.check()));
                yield state.with(root.oneCriterionMore());
            }
            case Event.WaiverKnown known -> waived(state, known.criterionId());
            case Event.CriterionWaived waived -> waived(state, waived.criterionId());
            case Event.FindingNoted noted -> found(state, noted.finding());
            case Event.DiscoveryNoted noted -> {
                board.meet(noted.finding().key());
                yield noted.duplicate() ? state.with(root.with(root.tally().repeated())) : state;
            }
            case Event.TasksEdited edited -> edited(state, edited);
            case Event.BatonTaken taken ->
                state.with(root.handed(taken.counts(), taken.tokens())
                        .reviewing(taken.iteration(), taken.limits(), taken.open()));
            case Event.BoardLookedAt looked ->
                state.with(root.with(root.progress().lookedAt()));
            case Event.VerificationDispatched sent -> {
                Attempt attempt = Attempt.dispatched(
                        sent.workId(), sent.at(), sent.check().longestRunMs());
                yield change(state, sent.criterionId(), trial -> trial.live(attempt));
            }
            case Event.VerificationStarted claim ->
                attempt(
                        state,
                        claim.criterionId(),
                        live -> live.claimed(claim.claimId(), claim.worker(), claim.at(), claim.leaseUntil()));
            case Event.LeaseRenewed renewed ->
                attempt(state, renewed.criterionId(), live -> live.renewed(renewed.leaseUntil()));
            case Event.RetryScheduled retry ->
                change(state, retry.criterionId(), trial -> trial.waiting(retry.tries(), retry.retryAt()));
            case Event.VerificationReady ready ->
                change(state, ready.criterionId(), trial -> trial.waiting(trial.tries(), 0))
                        .with(root.with(root.progress().oneReady(ready.criterionId())));
            case Event.WorkCancelled cancelled ->
                change(state, cancelled.criterionId(), trial -> trial.waiting(trial.tries(), 0));
            case Event.UsageRecorded used -> state.with(root.used(used.total()));
            case Event.CriterionVerified verified -> verified(state, verified);
            case Event.ConfirmationRequested asked -> asked(state, asked.question());
            case Event.ConfirmationAnswered answered -> answered(state, answered);
            case Event.ConfirmationWithdrawn withdrawn -> withdrawn(state, withdrawn.question());
            case Event.StatusChanged changed ->
                state.with(root.with(root.progress().awaiting(changed.awaiting())));
            case Event.TaskDiscovered discovered ->
                state.with(root.with(root.tally().planned()));
            case Event.LoopContinued continued -> {
                handOn(state);
                yield state.with(root.handedOver());
            }
            case Event.SessionEnded ended -> {
                int open =
                        root.status() == Status.REVIEWING ? root.progress().open() : state.unsettled(ended.iteration());
                yield state.with(root.ended(ended.status(), ended.iteration(), open));
            }
            case Event.SessionResumed resumed ->
                state.with(root.reviewing(
                        resumed.iteration(), resumed.limits(), root.progress().open()));
            case Event.SessionArchived archived -> state.with(Review.unknown());
        };
    }

    /** Reports that came after a person wrote the tasks of this loop are left for the next iteration. */
    private static void handOn(ReviewState state) {
        Review root = state.root();
        Board board = state.board();
        List<Finding> later = root.confirmations().edited()
                ? board.findings(root.iteration()).stream()
                        .filter(finding -> !finding.written())
                        .toList()
                : List.of();
        board.dropFindings(root.iteration());
        later.forEach(finding -> board.put(finding.placed(finding.ordinal(), root.iteration() + 1)));
    }

    private static ReviewState found(ReviewState state, Finding finding) {
        Board board = state.board();
        board.meet(finding.key());
        if (finding.source() == Finding.Source.WORKER) {
            board.meet(finding.titleMark());
        }
        board.put(finding);
        return state.with(state.root().with(state.root().tally().found()));
    }

    private static ReviewState edited(ReviewState state, Event.TasksEdited edited) {
        Review root = state.root();
        state.board().dropFindings(root.iteration());
        Tally tally = root.tally();
        for (Finding finding : edited.instead()) {
            state.board().put(finding.placed(tally.findings(), root.iteration()));
            tally = tally.found();
        }
        return state.with(root.with(tally).with(root.confirmations().edit()));
    }

    private static ReviewState verified(ReviewState state, Event.CriterionVerified verified) {
        Criterion criterion = state.board().criterion(verified.criterionId()).orElseThrow();
        state.board()
                .put(criterion.judged(
                        verified.verdict(), verified.evidence().summary(), verified.failures(), verified.iteration()));
        Review root = state.root();
        return state.with(root.with(root.progress().settled()));
    }

    /** A criterion that is waived needs no verdict any more. */
    private static ReviewState waived(ReviewState state, String criterionId) {
        Review root = state.root();
        Criterion criterion = state.board().criterion(criterionId).orElseThrow();
        boolean open = !root.elsewhere()
                && !criterion.settledIn(root.iteration(), state.policy().recheckAll());
        state.board().put(criterion.waived());
        return open ? state.with(root.with(root.progress().settled())) : state;
    }

    private static ReviewState asked(ReviewState state, Question question) {
        Review root = state.root();
        return switch (question.kind()) {
            case CRITERION ->
                change(state, question.subject(), trial -> trial.asking(question.id()))
                        .with(root.with(root.progress().asked(1)));
            case DISCOVERIES, DONE -> state.with(root.with(root.confirmations().asked(question)));
        };
    }

    /** NO to what was discovered drops it; what is unproven is not among the findings. */
    private static ReviewState answered(ReviewState state, Event.ConfirmationAnswered answered) {
        Review root = state.root();
        Question question = answered.question();
        if (question.kind() == Question.Kind.CRITERION) {
            return withdrawn(state, question);
        }
        if (question.kind() == Question.Kind.DISCOVERIES && answered.answer() == Answer.NO) {
            state.board().dropFindings(root.iteration());
        }
        return state.with(root.with(root.confirmations().answered(answered.answer())));
    }

    private static ReviewState withdrawn(ReviewState state, Question question) {
        Review root = state.root();
        return switch (question.kind()) {
            case CRITERION ->
                change(state, question.subject(), Trial::answered)
                        .with(root.with(root.progress().asked(-1)));
            case DISCOVERIES, DONE -> state.with(root.with(root.confirmations().withdrawn()));
        };
    }

    private static ReviewState attempt(ReviewState state, String criterionId, UnaryOperator<Attempt> change) {
        return change(state, criterionId, trial -> trial.live(change.apply(trial.attempt())));
    }

    private static ReviewState change(ReviewState state, String criterionId, UnaryOperator<Trial> change) {
        Criterion criterion = state.board().criterion(criterionId).orElseThrow();
        state.board().put(criterion.with(change));
        return state;
    }
}
