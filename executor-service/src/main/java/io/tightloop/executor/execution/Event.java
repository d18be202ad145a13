package io.tightloop.executor.execution;

import java.util.List;

/** What happened; {@code at} is ms since the epoch. */
public sealed interface Event {

    /** What only the state learns of. */
    sealed interface Untold extends Event {}

    /** A session exists. */
    record SessionOpened(long start, int maxConcurrent, Limits limits, String workspace, String taskQueue)
            implements Untold {}

    /** A criterion passed by. */
    record CriterionRelayed(int ordinal) implements Untold {}

    /** A task is known; {@code waitsFor} are the tasks it depends on that have not succeeded yet. */
    record TaskAdded(TaskSpec spec, List<String> waitsFor) implements Untold {}

    /** The plan is complete and the baton is here. */
    record BatonReceived(int iteration, Limits limits) implements Untold {}

    /** An attempt is on its queue. */
    record TaskDispatched(String taskId, String workId, int attempt, long at) implements Event {}

    /** A claim was accepted. */
    record TaskStarted(
            String taskId, String workId, int attempt, String claimId, String worker, long leaseUntil, long at)
            implements Event {}

    /** The lease of a running attempt is longer. */
    record LeaseRenewed(String taskId, long leaseUntil) implements Untold {}

    /** An attempt is called off: its result is ignored. */
    record WorkCancelled(String taskId, String workId, String reason, long at) implements Event {}

    /** A task can be dispatched (again), with this attempt. */
    record TaskReadied(String taskId, int nextAttempt) implements Untold {}

    /** An attempt failed and another one follows. */
    record TaskRetryScheduled(String taskId, int attempt, Failure error, long retryAt, long at) implements Event {}

    /** A result is accepted, once. */
    record TaskSucceeded(String taskId, int attempt, String output, List<Discovery> discovered, long at)
            implements Event {}

    /** A task failed for good. */
    record TaskFailed(String taskId, String title, int attempt, Failure error, long at) implements Event {}

    /** A task is not run. */
    record TaskSkipped(String taskId, String title, String reason, long at) implements Event {}

    /** Every task is settled: the baton goes on. */
    record ExecutionFinished(int iteration, Limits limits, Counts counts, long at) implements Event {}

    /** The session is over, for now; counts are those of that moment. */
    record SessionEnded(EndStatus status, String reason, int iteration, Counts counts, long at) implements Event {}

    /** The session goes on. */
    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    /** Live state is dropped. */
    record SessionArchived(long at) implements Event {}

    /** A command was accepted. */
    record CommandAccepted(String commandId, String command, long at) implements Event {}

    /** A command was refused and changed nothing. */
    record CommandRejected(String commandId, String command, Rejection reason, String detail, long at)
            implements Event {}
}
