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
            case Input.WorkClaimed claim -> attempts.claimed(claim);
            case Input.WorkHeartbeat beat -> attempts.renewed(beat);
            case Input.Result result -> attempts.ended(result);
            case Input.Due due -> attempts.due();
        };
    }

    /** An attempt that no queue can take fails without having been one. */
    static List<Event> withoutQueue(String queue, PlanningState state, long at) {
        Failure error = new Failure("unknown_queue", "there is no queue '" + queue + "'");
        return new PlanAttempts(state, at).rejected(List.of(error.toString()), false, 0);
    }

    private List<Event> claimed(Input.WorkClaimed claim) {
        if (root.held(claim.workId(), claim.claimId())) {
            return List.of();
        }
        Attempt live = attempts.live();
        boolean first = live != null && !live.claimed() && live.workId().equals(claim.workId());
        long until = at + Attempt.lease(claim.leaseMs());
        return List.of(
                first
                        ? new Event.PlanStarted(
                                claim.workId(), claim.claimId(), claim.worker(), until, root.iteration(), at)
                        : Refusals.of(claim, state));
    }

    /** Until its end was noticed, a lease can be renewed: the worker may have been cut off together with others. */
    private List<Event> renewed(Input.WorkHeartbeat beat) {
        if (!root.held(beat.workId(), beat.claimId())) {
            return List.of(Refusals.of(beat, state));
        }
        long until = at + attempts.live().leaseMs();
        return until > attempts.live().leaseUntil() ? List.of(new Event.LeaseRenewed(until)) : List.of();
    }

    private List<Event> ended(Input.Result result) {
        if (!root.held(result.workId(), result.claimId())) {
            return List.of(Refusals.of(result, state));
        }
        return switch (result) {
            case Input.WorkCompleted completed -> completed(completed);
            case Input.WorkFailed failed -> failed(failed);
            case Input.WorkSuspended suspended ->
                List.of(new Event.WorkCancelled(suspended.workId(), "given back: suspended", at));
            case Input.WorkDelegated delegated ->
                List.of(Refusals.of(delegated, "only a task's work can be delegated", state));
        };
    }

    /** What it used is told of every plan: a valid one that nobody is asked about yet says nothing else at once. */
    private List<Event> completed(Input.WorkCompleted completed) {
        List<String> errors = completed.plan() == null
                ? List.of("plan: the worker gave none")
                : DraftRules.errors(completed.plan(), state).stream()
                        .map(FieldError::toString)
                        .toList();
        List<Event> events = new ArrayList<>();
        events.add(used(completed.usage()));
        if (errors.isEmpty()) {
            events.add(DraftRules.written(completed.plan(), state));
        } else {
            events.addAll(rejected(Answers.first(errors), true, 0));
        }
        return events;
    }

    private List<Event> failed(Input.WorkFailed failed) {
        List<Event> events = new ArrayList<>();
        if (!failed.usage().equals(Usage.NONE)) {
            events.add(used(failed.usage()));
        }
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

    private Event used(Usage usage) {
        return new Event.UsageRecorded(usage, usage.on(root.tokens()), at);
    }
}
