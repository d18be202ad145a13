package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts of one criterion's verification: one claim each, a result only from the claim's holder. */
final class Verification {
    static final int ATTEMPTS = 3;

    private final Criterion criterion;
    private final Attempt attempt;
    private final ReviewState state;
    private final int iteration;
    private final long at;

    private Verification(Criterion criterion, ReviewState state, long at) {
        this.criterion = criterion;
        this.attempt = criterion.trial().attempt();
        this.state = state;
        this.iteration = state.root().iteration();
        this.at = at;
    }

    static List<Event> decide(Input.Work work, Criterion criterion, ReviewState state) {
        Verification verification = new Verification(criterion, state, work.at());
        return switch (work) {
            case Input.WorkClaimed claim -> verification.claimed(claim);
            case Input.WorkHeartbeat beat -> verification.renewed(beat);
            case Input.Result result -> verification.ended(result);
            case Input.Due due -> verification.due();
        };
    }

    /** A verdict on a criterion, with what it means for its failures. */
    static Event verified(Criterion criterion, Verdict verdict, Evidence evidence, int iteration, long at) {
        Proof proof = criterion.proof();
        return new Event.CriterionVerified(
                criterion.id(),
                verdict,
                evidence,
                proof.failuresAfter(verdict),
                proof.regressesWith(verdict),
                iteration,
                at);
    }

    private List<Event> claimed(Input.WorkClaimed claim) {
        if (held(claim)) {
            return List.of();
        }
        boolean first =
                attempt != null && !attempt.claimed() && attempt.workId().equals(claim.workId());
        long until = at + Attempt.lease(claim.leaseMs());
        return List.of(
                first
                        ? new Event.VerificationStarted(
                                criterion.id(), claim.workId(), claim.claimId(), claim.worker(), until, at)
                        : Refusals.of(claim, state));
    }

    /** Until its end was noticed, a lease can be renewed: the worker may have been cut off together with others. */
    private List<Event> renewed(Input.WorkHeartbeat beat) {
        if (!held(beat)) {
            return List.of(Refusals.of(beat, state));
        }
        long until = at + attempt.leaseMs();
        return until > attempt.leaseUntil() ? List.of(new Event.LeaseRenewed(criterion.id(), until)) : List.of();
    }

    private List<Event> ended(Input.Result result) {
        if (!held(result)) {
            return List.of(Refusals.of(result, state));
        }
        return switch (result) {
            case Input.WorkCompleted completed -> completed(completed);
            case Input.WorkFailed failed -> failed(failed);
            case Input.WorkSuspended suspended -> List.of(givenBack(), new Event.VerificationReady(criterion.id()));
            case Input.WorkDelegated delegated ->
                List.of(Refusals.of(delegated, "only a task's work can be delegated", state));
        };
    }

    private List<Event> completed(Input.WorkCompleted completed) {
        List<Event> events = new ArrayList<>();
        if (!completed.usage().equals(Usage.NONE)) {
            events.add(used(completed.usage()));
        }
        events.addAll(judged(completed));
        events.addAll(Discoveries.sift(completed.findings(), iteration, state, at));
        return events;
    }

    /** What it used is told of every failed attempt: one that is tried again says nothing else at once. */
    private List<Event> failed(Input.WorkFailed failed) {
        List<Event> events = new ArrayList<>();
        events.add(used(failed.usage()));
        events.addAll(failed(failed.error(), failed.retryable()));
        return events;
    }

    private Event used(Usage usage) {
        return new Event.UsageRecorded(
                criterion.id(), usage, usage.on(state.root().tokens()), at);
    }

    private Event givenBack() {
        return new Event.WorkCancelled(criterion.id(), attempt.workId(), "given back: suspended", at);
    }

    /** A verdict counts only with evidence; anything else a worker says is inconclusive. */
    private List<Event> judged(Input.WorkCompleted completed) {
        Optional<Evidence> evidence = Optional.ofNullable(completed.evidence())
                .filter(Evidence::filled)
                .map(seen -> seen.seenAt(at, attempt.worker()));
        if (evidence.isEmpty()) {
            return inconclusive("the worker gave no evidence");
        }
        return completed.verdict() == null
                ? inconclusive("the worker gave no verdict")
                : List.of(verified(criterion, completed.verdict(), evidence.get(), iteration, at));
    }

    private List<Event> due() {
        if (criterion.deadline() == 0 || criterion.deadline() > at) {
            return List.of();
        }
        if (attempt == null) {
            return List.of(new Event.VerificationReady(criterion.id()));
        }
        if (!attempt.claimed()) {
            return List.of(new Event.VerificationReady(criterion.id()));
        }
        return attempt.timesOutAt() <= at
                ? failed(new Failure("timeout", "no result after " + attempt.longestRunMs() + " ms"), true)
                : failed(new Failure("lease_lost", "no heartbeat from " + attempt.worker()), true);
    }

    private List<Event> failed(Failure error, boolean retryable) {
        int tries = criterion.trial().tries() + 1;
        return retryable && tries < ATTEMPTS
                ? List.of(new Event.RetryScheduled(
                        criterion.id(), tries, at + Backoff.beforeNext(tries, attempt.workId())))
                : inconclusive(error.code() + ": " + error.message());
    }

    private List<Event> inconclusive(String summary) {
        Evidence evidence = Evidence.ofReviewer(criterion.kind(), summary, at);
        return List.of(verified(criterion, Verdict.INCONCLUSIVE, evidence, iteration, at));
    }

    private boolean held(Input.Told told) {
        return criterion.heldBy(told.workId(), told.claimId());
    }
}
