package io.tightloop.planner.planning;

import java.util.List;

/** What the planner decided. */
public sealed interface Event {
    /** {@code iteration} is 0 when unknown. */
    record CommandAccepted(Command command, Outcome outcome, String detail, int iteration) implements Event {}

    record CommandRejected(Command command, Rejection reason, String detail, int iteration) implements Event {}

    record SessionStarted(Brief brief, String digest, long start, String by, long at) implements Event {}

    record CriterionDefined(int ordinal, Criterion criterion, long at) implements Event {}

    record PlanDispatched(String workId, int attempt, String queue, int iteration, long at) implements Event {}

    record PlanStarted(String workId, String claimId, String worker, long leaseUntil, int iteration, long at)
            implements Event {}

    /** {@code retryAt} is 0 for at once. */
    record PlanRejected(int attempt, List<String> errors, long retryAt, int iteration, long at) implements Event {}

    record UsageRecorded(Usage usage, long total, long at) implements Event {}

    record ResultIgnored(String workId, String reason, int iteration, long at) implements Event {}

    /** A claim or heartbeat that changes nothing. */
    record WorkRefused(String workId, String claimId, String reason, long at) implements Event {}

    record WorkCancelled(String workId, String reason, long at) implements Event {}

    record TaskProposed(int iteration, int draft, int ordinal, Task task, long at) implements Event {}

    record PlanProposed(int iteration, int draft, int tasks, long at) implements Event {}

    record ConfirmationRequested(String confirmationId, String question, int iteration, long at) implements Event {}

    record ConfirmationAnswered(
            String confirmationId, Answer answer, String feedback, String by, int iteration, long at)
            implements Event {}

    record ConfirmationWithdrawn(String confirmationId, String reason, int iteration, long at) implements Event {}

    /** {@code awaiting}: nothing but an answer moves the session. */
    record StatusChanged(boolean awaiting, int iteration, long at) implements Event {}

    record CriterionWaived(String criterionId, String reason, String by, String approvedBy, int iteration, long at)
            implements Event {}

    /** {@code run} counts the runs of the task's origin, from 1. */
    record TaskPlanned(int iteration, int ordinal, int run, Task task, long at) implements Event {}

    record PlanConfirmed(int iteration, Limits limits, int tasks, List<String> unproven, long tokens, long at)
            implements Event {}

    record SessionEnded(EndStatus status, String reason, int iteration, List<String> unproven, long at)
            implements Event {}

    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    record SessionArchived() implements Event {}

    /** The attempt's lease is longer; not published. */
    record LeaseRenewed(long until) implements Event {}

    /** The plan may be asked for now; not published. */
    record PlanDue() implements Event {}

    /** A draft is there to be confirmed; {@code edited}: its tasks are not those of the brief. Not published. */
    record DraftWritten(List<Step> steps, boolean edited) implements Event {}

    /** A person wants another draft because of this; not published. */
    record DraftDropped(String feedback) implements Event {}

    /** Kept to be planned; not published. */
    record DiscoveryKept(int ordinal, Discovery discovery) implements Event {}

    /** The review waived a criterion; not published. */
    record WaiverNoted(String criterionId) implements Event {}

    /** The planner acts again; not published. */
    record BatonTaken(int iteration, int discovered, Limits limits, long tokens) implements Event {}

    /** What an accepted command caused. */
    enum Outcome {
        CREATED,
        EXISTING,
        APPLIED
    }

    /** Why a command was refused: part of the closed list of the contract. */
    enum Rejection {
        UNKNOWN_SESSION,
        ARCHIVED,
        CONFLICT,
        ENDED,
        NOT_ENDED,
        UNPROVEN,
        UNSUPPORTED,
        INVALID,
        STALE
    }
}
