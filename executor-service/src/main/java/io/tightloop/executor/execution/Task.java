package io.tightloop.executor.execution;

/**
 * One task of a session and the life of its attempts.
 *
 * @param openDependencies tasks that it depends on and that have not succeeded yet
 * @param nextAttempt number of the attempt that is dispatched next, from 1
 * @param failures failed attempts so far
 * @param attempt the live attempt; null unless RUNNING
 * @param deadline when something must happen, ms since the epoch; 0 for never
 */
public record Task(
        TaskSpec spec,
        TaskStatus status,
        int openDependencies,
        int nextAttempt,
        int failures,
        Attempt attempt,
        long deadline) {

    static Task planned(TaskSpec spec, int openDependencies) {
        TaskStatus status = openDependencies == 0 ? TaskStatus.READY : TaskStatus.PENDING;
        return new Task(spec, status, openDependencies, 1, 0, null, 0);
    }

    public String id() {
        return spec.id();
    }

    /** Place among the ready tasks of the session, compared as text: priority, then place in the plan. */
    public String rank() {
        return "%d%08d".formatted(spec.priority(), spec.ordinal());
    }

    Task dependencySucceeded() {
        Task less = new Task(spec, status, openDependencies - 1, nextAttempt, failures, attempt, deadline);
        return less.openDependencies == 0 ? less.ready(nextAttempt) : less;
    }

    Task ready(int nextAttempt) {
        return become(TaskStatus.READY, nextAttempt, failures, null, 0);
    }

    Task dispatched(String workId, int number, long at) {
        Attempt fresh = Attempt.dispatched(workId, number, at);
        return become(TaskStatus.RUNNING, nextAttempt, failures, fresh, fresh.deadline(spec.timeoutMs()));
    }

    Task claimed(String claimId, String worker, long at, long leaseUntil) {
        return during(attempt.claimed(claimId, worker, at, leaseUntil));
    }

    Task renewed(long leaseUntil) {
        return during(attempt.renewed(leaseUntil));
    }

    Task retrying(long retryAt) {
        return become(TaskStatus.RETRYING, attempt.number() + 1, failures + 1, null, retryAt);
    }

    Task succeeded() {
        return become(TaskStatus.SUCCEEDED, nextAttempt, failures, null, 0);
    }

    Task failed() {
        return become(TaskStatus.FAILED, nextAttempt, failures + 1, null, 0);
    }

    Task skipped() {
        return become(TaskStatus.SKIPPED, nextAttempt, failures, null, 0);
    }

    private Task during(Attempt live) {
        return new Task(spec, status, openDependencies, nextAttempt, failures, live, live.deadline(spec.timeoutMs()));
    }

    private Task become(TaskStatus next, int nextAttempt, int failures, Attempt attempt, long deadline) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("task " + id() + " cannot become " + next + " from " + status);
        }
        return new Task(spec, next, openDependencies, nextAttempt, failures, attempt, deadline);
    }
}
