package io.tightloop.executor.execution;

/**
 * Tasks of a session by what became of them, over all iterations; pending includes those that wait for a retry or a
 * person, and those that a person took out count as nothing.
 */
public record Counts(int completed, int failed, int running, int pending, int skipped) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts added(TaskStatus status) {
        return plus(status, 1);
    }

    Counts moved(TaskStatus from, TaskStatus to) {
        return plus(from, -1).plus(to, 1);
    }

    /** Where so many of the running ones have no worker yet. */
    Counts notBegun(int unclaimed) {
        return new Counts(completed, failed, running - unclaimed, pending + unclaimed, skipped);
    }

    boolean settled() {
        return running == 0 && pending == 0;
    }

    private Counts plus(TaskStatus status, int n) {
        return switch (status) {
            case PENDING, READY, AWAITING, RETRYING -> new Counts(completed, failed, running, pending + n, skipped);
            case RUNNING, CHECKING -> new Counts(completed, failed, running + n, pending, skipped);
            case SUCCEEDED -> new Counts(completed + n, failed, running, pending, skipped);
            case FAILED -> new Counts(completed, failed + n, running, pending, skipped);
            case SKIPPED -> new Counts(completed, failed, running, pending, skipped + n);
            case CANCELLED -> this;
        };
    }
}
