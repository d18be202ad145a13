package io.tightloop.reviewer.review;

import java.util.List;
import java.util.Optional;

/** The attempts of one criterion's verification: one claim each, a result only from the claim's holder. */
final class Verification {
    static final int ATTEMPTS = 3;

    private final Criterion criterion;
    private final int iteration;
    private final long at;

    private Verification(Criterion criterion, int iteration, long at) {
        this.criterion = criterion;
        this.iteration = iteration;
        this.at = at;
    }

    static List<Event> decide(Input.Work work, Criterion criterion, int iteration) {
        Verification verification = new Verification(criterion, iteration, work.at());
        return switch (work) {
            case Input.WorkClaimed claimed -> verification.claimed(claimed);
            case Input.WorkHeartbeat beat -> verification.renewed(beat);
            case Input.WorkCompleted completed -> verification.completed(completed);
            case Input.WorkFailed failed ->
                verification.held(failed.workId(), failed.claimId())
                        ? verification.failed(failed.error(), failed.retryable())
                        : List.of();
            case Input.Due due -> verification.due();
        };
    }

    private List<Event> claimed(Input.WorkClaimed claim) {
        Attempt attempt = criterion.attempt();
        boolean first =
                attempt != null && !attempt.claimed() && attempt.workId().equals(claim.workId());
        return first
                ? List.of(new Event.VerificationStarted(
                        criterion.id(), claim.workId(), claim.claimId(), claim.worker(), at + Attempt.LEASE_MS, at))
                : List.of();
    }

    private List<Event> renewed(Input.WorkHeartbeat beat) {
        long until = at + Attempt.LEASE_MS;
        boolean renews = held(beat.workId(), beat.claimId())
                && until > criterion.attempt().leaseUntil();
        return renews ? List.of(new Event.LeaseRenewed(criterion.id(), until)) : List.of();
    }

    /** A verdict counts only with evidence; anything else a worker says is inconclusive. */
    private List<Event> completed(Input.WorkCompleted completed) {
        if (!held(completed.workId(), completed.claimId())) {
            return List.of();
        }
        Optional<Evidence> evidence = Optional.ofNullable(completed.evidence())
                .filter(Evidence::filled)
                .map(seen -> seen.seenAt(at, criterion.attempt().worker()));
        if (evidence.isEmpty()) {
            return inconclusive("the worker gave no evidence");
        }
        return completed.verdict() == null
                ? inconclusive("the worker gave no verdict")
                : List.of(verified(completed.verdict(), evidence.get()));
    }

    private List<Event> due() {
        if (criterion.deadline() == 0 || criterion.deadline() > at) {
            return List.of();
        }
        Attempt attempt = criterion.attempt();
        if (attempt == null || !attempt.claimed()) {
            return List.of(new Event.VerificationReady(criterion.id()));
        }
        return attempt.timesOutAt() <= at
                ? failed(new Failure("timeout", "no result after " + attempt.longestRunMs() + " ms"), true)
                : failed(new Failure("lease_lost", "no heartbeat from " + attempt.worker()), true);
    }

    private List<Event> failed(Failure error, boolean retryable) {
        int tries = criterion.tries() + 1;
        return retryable && tries < ATTEMPTS
                ? List.of(new Event.RetryScheduled(
                        criterion.id(),
                        tries,
                        at + Backoff.beforeNext(tries, criterion.attempt().workId())))
                : inconclusive(error.code() + ": " + error.message());
    }

    private List<Event> inconclusive(String summary) {
        return List.of(verified(Verdict.INCONCLUSIVE, Evidence.ofReviewer(criterion.kind(), summary, at)));
    }

    private Event verified(Verdict verdict, Evidence evidence) {
        int failures = criterion.failures() + (verdict == Verdict.PASSED ? 0 : 1);
        return new Event.CriterionVerified(criterion.id(), verdict, evidence, failures, iteration, at);
    }

    private boolean held(String workId, String claimId) {
        return criterion.attempt() != null && criterion.attempt().heldBy(workId, claimId);
    }
}
