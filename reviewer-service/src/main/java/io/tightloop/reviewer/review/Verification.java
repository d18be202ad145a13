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
            case Input.WorkClaimed claimed -> verification.claimed(claimed);
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
        boolean first =
                attempt != null && !attempt.claimed() && attempt.workId().equals(claim.workId());
        return first
                ? List.of(new Event.VerificationStarted(
                        criterion.id(), claim.workId(), claim.claimId(), claim.worker(), at + Attempt.LEASE_MS, at))
                : List.of();
    }

    private List<Event> renewed(Input.WorkHeartbeat beat) {
        long until = at + Attempt.LEASE_MS;
        boolean renews = held(beat.workId(), beat.claimId()) && until > attempt.leaseUntil();
        return renews ? List.of(new Event.LeaseRenewed(criterion.id(), until)) : List.of();
    }

    private List<Event> ended(Input.Result result) {
        if (!held(result.workId(), result.claimId())) {
            return criterion.trial().over().contains(result.workId())
                    ? List.of(new Event.ResultIgnored(
                            criterion.id(), result.workId(), state.root().currentIteration(), at))
                    : List.of();
        }
        List<Event> events = new ArrayList<>(used(result.usage()));
        switch (result) {
            case Input.WorkCompleted completed -> {
                events.addAll(completed(completed));
                events.addAll(Discoveries.sift(completed.findings(), iteration, state, at));
            }
            case Input.WorkFailed failed -> events.addAll(failed(failed.error(), failed.retryable()));
        }
        return events;
    }

    private List<Event> used(Usage usage) {
        return usage == null || usage.none()
                ? List.of()
                : List.of(new Event.UsageRecorded(
                        criterion.id(), usage, usage.on(state.root().tokens()), at));
    }

    /** A verdict counts only with evidence; anything else a worker says is inconclusive. */
    private List<Event> completed(Input.WorkCompleted completed) {
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
        List<Event> events = new ArrayList<>();
        events.add(new Event.AttemptLost(criterion.id(), attempt.workId()));
        if (!attempt.claimed()) {
            events.add(new Event.VerificationReady(criterion.id()));
        } else if (attempt.timesOutAt() <= at) {
            events.addAll(failed(new Failure("timeout", "no result after " + attempt.longestRunMs() + " ms"), true));
        } else {
            events.addAll(failed(new Failure("lease_lost", "no heartbeat from " + attempt.worker()), true));
        }
        return events;
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

    private boolean held(String workId, String claimId) {
        return state.root().status() == Status.REVIEWING && attempt != null && attempt.heldBy(workId, claimId);
    }
}
