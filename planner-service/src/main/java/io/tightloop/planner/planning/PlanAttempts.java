package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;

/** The attempts of agents at the iteration's plan: one claim each, a result only from the claim's holder. */
final class PlanAttempts {
    private final PlanningState state;
    private final Planning root;
    private final Attempts attempts;
    private final long at;

    private PlanAttempts(PlanningState state, long at) {
        this.state = state;
        this.root = state.root();
        this.attempts = state.root().attempts();
        this.at = at;
    }

    static List<Event> decide(Input.Work work, PlanningState state) {
        PlanAttempts attempts = new PlanAttempts(state, work.at());
        return switch (work) {
            case Input.WorkClaimed claimed -> attempts.claimed(claimed);
            case Input.WorkHeartbeat beat -> attempts.renewed(beat);
            case Input.WorkCompleted completed ->
                attempts.held(completed.workId(), completed.claimId())
                        ? attempts.completed(completed)
                        : attempts.late(completed.workId());
            case Input.WorkFailed failed ->
                attempts.held(failed.workId(), failed.claimId())
                        ? attempts.failed(failed)
                        : attempts.late(failed.workId());
            case Input.Due due -> attempts.due();
        };
    }

    private List<Event> claimed(Input.WorkClaimed claim) {
        Attempt live = attempts.live();
        boolean first = live != null && !live.claimed() && live.workId().equals(claim.workId());
        return first
                ? List.of(new Event.PlanStarted(
                        claim.workId(), claim.claimId(), claim.worker(), at + Attempt.LEASE_MS, root.iteration(), at))
                : List.of();
    }

    private List<Event> renewed(Input.WorkHeartbeat beat) {
        long until = at + Attempt.LEASE_MS;
        boolean renews =
                held(beat.workId(), beat.claimId()) && until > attempts.live().leaseUntil();
        return renews ? List.of(new Event.LeaseRenewed(until)) : List.of();
    }

    private List<Event> completed(Input.WorkCompleted completed) {
        List<Event> events = new ArrayList<>(used(completed.usage()));
        if (completed.plan() == null) {
            events.addAll(rejected(List.of("plan: the worker gave none"), true, 0));
            return events;
        }
        List<FieldError> errors = DraftRules.errors(completed.plan(), state);
        if (errors.isEmpty()) {
            events.add(DraftRules.written(completed.plan(), state));
        } else {
            events.addAll(rejected(
                    Answers.first(errors.stream().map(FieldError::toString).toList()), true, 0));
        }
        return events;
    }

    private List<Event> failed(Input.WorkFailed failed) {
        List<Event> events = new ArrayList<>(used(failed.usage()));
        events.addAll(later(failed.error(), failed.retryable()));
        return events;
    }

    private List<Event> due() {
        long deadline = root.planDeadline();
        if (deadline == 0 || deadline > at) {
            return List.of();
        }
        Attempt live = attempts.live();
        if (live == null || !live.claimed()) {
            return List.of(new Event.PlanDue());
        }
        return live.timesOutAt() <= at
                ? later(new Failure("timeout", "no plan after " + Attempt.LONGEST_RUN_MS + " ms"), true)
                : later(new Failure("lease_lost", "no heartbeat from " + live.worker()), true);
    }

    private List<Event> later(Failure error, boolean retryable) {
        long wait = Backoff.beforeNext(attempts.tries() + 1, attempts.live().workId());
        return rejected(List.of(error.toString()), retryable, at + wait);
    }

    /** The next attempt heeds the errors; without one the session ends. */
    private List<Event> rejected(List<String> errors, boolean again, long retryAt) {
        int attempt = attempts.tries() + 1;
        int iteration = root.iteration();
        if (again && attempt < root.setup().source().maxPlanAttempts()) {
            return List.of(new Event.PlanRejected(attempt, errors, retryAt, iteration, at));
        }
        String attemptsMade = attempt == 1 ? "1 attempt" : attempt + " attempts";
        String reason = "no valid plan after " + attemptsMade + ": " + String.join("; ", errors);
        return List.of(
                new Event.PlanRejected(attempt, errors, 0, iteration, at),
                new Event.SessionEnded(EndStatus.FAILED, reason, iteration, Unproven.of(state, iteration), at));
    }

    private List<Event> used(Usage usage) {
        return usage.equals(Usage.NONE)
                ? List.of()
                : List.of(new Event.UsageRecorded(usage, usage.on(root.tokens()), at));
    }

    private List<Event> late(String workId) {
        return attempts.over().contains(workId)
                ? List.of(new Event.ResultIgnored(workId, "the attempt was over", root.iteration(), at))
                : List.of();
    }

    private boolean held(String workId, String claimId) {
        return attempts.live() != null && attempts.live().heldBy(workId, claimId);
    }
}
