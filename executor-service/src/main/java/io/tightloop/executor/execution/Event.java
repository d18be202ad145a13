package io.tightloop.executor.execution;

import java.util.List;

/** What happened; {@code at} is ms since the epoch, {@code iteration} counts from 1 and is 0 when unknown. */
public sealed interface Event {

    /** What only the state learns of. */
    sealed interface Untold extends Event {}

    /** A session exists. */
    record SessionOpened(Setup setup, Limits limits) implements Untold {}

    /** A criterion passed by. */
    record CriterionRelayed(int ordinal, String criterionId) implements Untold {}

    /** A waiver of the planner's passed by. */
    record WaiverRelayed(String criterionId) implements Untold {}

    /** A task is known; {@code waitsFor} are the tasks it depends on that have not succeeded yet. */
    record TaskAdded(Draft draft, List<String> waitsFor) implements Untold {}

    /** The plan is complete and the baton is here. */
    record BatonReceived(int iteration, Limits limits, List<String> unproven, long tokens) implements Untold {}

    /** An attempt is on its queue. */
    record TaskDispatched(String taskId, String workId, Step step, int attempt, long at) implements Event {}

    /** A claim was accepted. */
    record TaskStarted(
            String taskId,
            String workId,
            Step step,
            int attempt,
            String claimId,
            String worker,
            long leaseUntil,
            long at)
            implements Event {}

    /** The lease of a running attempt is longer. */
    record LeaseRenewed(String taskId, long leaseUntil) implements Untold {}

    /** An attempt is called off: its result is ignored. */
    record WorkCancelled(String taskId, String workId, String reason, long at) implements Event {}

    /** A task can be dispatched (again); its work with this attempt. */
    record TaskReadied(String taskId, int nextAttempt) implements Untold {}

    /** A result is kept until its checks and, where asked, a person have decided. */
    record ResultKept(String taskId, Kept result) implements Untold {}

    /** An attempt at a check or a question failed and another one follows. */
    record StepRetryScheduled(String taskId, long retryAt) implements Untold {}

    /** A person asks the worker about its result. */
    record QuestionPut(String taskId, String question) implements Untold {}

    /** A worker gives its attempt back: no failure is counted, and the task can be dispatched again. */
    record WorkReturned(String taskId, int attempt, int nextAttempt, Failure error, long at) implements Event {}

    /** A worker leaves a task's attempt to other sessions. */
    record TaskDelegated(
            String taskId, String workId, String claimId, int attempt, List<String> sessions, int iteration, long at)
            implements Event {}

    /** A claim or a sign of life came that does not count. */
    record WorkRefused(String taskId, String workId, String claimId, String reason, long at) implements Event {}

    /** A result came for an attempt that was over. */
    record ResultIgnored(String taskId, String workId, String reason, int iteration, long at) implements Event {}

    /** An attempt used tokens; {@code total} is the session's so far. */
    record UsageRecorded(String taskId, Usage usage, long total, long at) implements Event {}

    /** A check of a kept result has a verdict; {@code check} is its place, from 0. */
    record TaskVerified(
            String taskId, int attempt, int check, Verdict verdict, Evidence evidence, int iteration, long at)
            implements Event {}

    /** An attempt failed and another one follows. */
    record TaskRetryScheduled(String taskId, int attempt, Failure error, long retryAt, long at) implements Event {}

    /** A person does not take a result: another attempt follows, and no failure is counted. */
    record TaskRejected(String taskId, int attempt, String feedback, long at) implements Event {}

    /** A task goes to another queue. */
    record TaskEscalated(String taskId, String from, Escalation to, String reason, int iteration, long at)
            implements Event {}

    /** A result is accepted, once. */
    record TaskSucceeded(
            String taskId, int attempt, String output, Payload outputRef, List<Discovery> discovered, long at)
            implements Event {}

    /** A task failed for good. */
    record TaskFailed(String taskId, String title, int attempt, Failure error, long at) implements Event {}

    /** A task is not run. */
    record TaskSkipped(String taskId, String title, String reason, String by, long at) implements Event {}

    /** A person took a task out of the plan. */
    record TaskRemoved(String taskId, String reason, String by, long at) implements Event {}

    /** A person planned a task, new or in place of what it was. */
    record TaskReplanned(Draft draft, List<String> waitsFor, long at) implements Event {}

    /** So many tasks have succeeded since the last checkpoint. */
    record CheckpointReached(int number, List<String> tasks, Counts counts, int iteration, long at) implements Event {}

    /** A person is asked whether a task is done; {@code asking} counts the task's questions from 1. */
    record ConfirmationRequested(
            String taskId, int asking, String title, String detail, String reply, int iteration, long at)
            implements Event {
        public String confirmationId() {
            return Questions.id(taskId, asking);
        }
    }

    /** A person has answered. */
    record ConfirmationAnswered(
            String taskId, int asking, Answer answer, String feedback, String by, int iteration, long at)
            implements Event {
        public String confirmationId() {
            return Questions.id(taskId, asking);
        }
    }

    /** A question is void; the task waits until it can be asked again. */
    record ConfirmationWithdrawn(String taskId, int asking, String reason, int iteration, long at) implements Event {
        public String confirmationId() {
            return Questions.id(taskId, asking);
        }
    }

    /** The session waits for people alone, or moves again. */
    record StatusChanged(boolean awaiting, int iteration, long at) implements Event {}

    /** A named person skipped a criterion. */
    record CriterionWaived(String criterionId, String reason, String by, String approvedBy, int iteration, long at)
            implements Event {}

    /** Every task is settled: the baton goes on. */
    record ExecutionFinished(int iteration, Limits limits, Counts counts, long tokens, long at) implements Event {}

    /** The session is over, for now; counts are those of that moment. */
    record SessionEnded(EndStatus status, String reason, int iteration, List<String> unproven, Counts counts, long at)
            implements Event {}

    /** The session goes on. */
    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    /** Live state is dropped. */
    record SessionArchived(long at) implements Event {}

    /** A command was accepted. */
    record CommandAccepted(String commandId, String command, String detail, String by, int iteration, long at)
            implements Event {}

    /** A command was refused and changed nothing. */
    record CommandRejected(
            String commandId, String command, Rejection reason, String detail, String by, int iteration, long at)
            implements Event {}
}
