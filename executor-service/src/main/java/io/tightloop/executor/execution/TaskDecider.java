package io.tightloop.executor.execution;

import java.util.List;

/** Decides on the attempts of one task: claims, leases, results, retries (design sections 3 and 5). */
final class TaskDecider {
    private TaskDecider() {}

    static List<Event> decide(Input.Work input, Task task) {
        return switch (input) {
            case Input.Due due -> due(due, task);
            case Input.ClaimWork claim -> claim(claim, task);
            case Input.RenewLease lease -> renew(lease, task);
            case Input.CompleteWork result -> complete(result, task);
            case Input.FailWork failure -> fail(failure, task);
        };
    }

    /** Calls off the live attempt; the next one is a new attempt that no failure is counted for. */
    static List<Event> cancel(Task task, String reason, long at) {
        Attempt live = task.attempt();
        return List.of(
                new Event.WorkCancelled(task.id(), live.workId(), reason, at),
                new Event.TaskReadied(task.id(), live.number() + 1));
    }

    private static List<Event> claim(Input.ClaimWork claim, Task task) {
        Attempt live = task.attempt();
        if (live == null || !live.workId().equals(claim.workId()) || !live.unclaimed()) {
            return List.of();
        }
        return List.of(new Event.TaskStarted(
                task.id(),
                live.workId(),
                live.number(),
                claim.claimId(),
                claim.worker(),
                claim.at() + Attempt.LEASE_MS,
                claim.at()));
    }

    private static List<Event> renew(Input.RenewLease lease, Task task) {
        return held(task, lease.workId(), lease.claimId())
                ? List.of(new Event.LeaseRenewed(task.id(), lease.at() + Attempt.LEASE_MS))
                : List.of();
    }

    private static List<Event> complete(Input.CompleteWork result, Task task) {
        if (!held(task, result.workId(), result.claimId())) {
            return List.of();
        }
        int attempt = task.attempt().number();
        return List.of(new Event.TaskSucceeded(task.id(), attempt, result.output(), result.discovered(), result.at()));
    }

    private static List<Event> fail(Input.FailWork failure, Task task) {
        return held(task, failure.workId(), failure.claimId())
                ? List.of(failed(task, failure.error(), failure.retryable(), failure.at()))
                : List.of();
    }

    private static List<Event> due(Input.Due due, Task task) {
        if (task.deadline() == 0 || due.at() < task.deadline()) {
            return List.of();
        }
        return switch (task.status()) {
            case RETRYING -> List.of(new Event.TaskReadied(task.id(), task.nextAttempt()));
            case RUNNING -> overdue(task, due.at());
            case PENDING, READY, SUCCEEDED, FAILED, SKIPPED -> List.of();
        };
    }

    private static List<Event> overdue(Task task, long at) {
        Attempt live = task.attempt();
        if (live.unclaimed()) {
            return List.of(
                    new Event.WorkCancelled(task.id(), live.workId(), "nobody took it", at),
                    new Event.TaskReadied(task.id(), live.number()));
        }
        long timeoutMs = task.spec().timeoutMs();
        boolean timedOut = at >= live.timesOutAt(timeoutMs);
        Failure error = timedOut ? Failure.timeout(timeoutMs) : Failure.leaseLost(live.worker());
        return List.of(
                new Event.WorkCancelled(task.id(), live.workId(), error.message(), at), failed(task, error, true, at));
    }

    private static Event failed(Task task, Failure error, boolean retryable, long at) {
        TaskSpec spec = task.spec();
        Attempt live = task.attempt();
        int failures = task.failures() + 1;
        if (!retryable || failures >= spec.retry().maxAttempts()) {
            return new Event.TaskFailed(spec.id(), spec.title(), live.number(), error, at);
        }
        long retryAt = at + spec.retry().waitAfter(failures, live.workId());
        return new Event.TaskRetryScheduled(spec.id(), live.number(), error, retryAt, at);
    }

    private static boolean held(Task task, String workId, String claimId) {
        return task.attempt() != null && task.attempt().heldBy(workId, claimId);
    }
}
