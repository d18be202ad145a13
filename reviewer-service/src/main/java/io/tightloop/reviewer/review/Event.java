package io.tightloop.reviewer.review;

import java.util.List;

/** What the reviewer decided; times in ms since the epoch. */
public sealed interface Event {

    /** {@code detail} is what was asked, in words. */
    record CommandAccepted(Command command, String detail) implements Event {}

    record CommandRejected(Command command, Rejection reason, String detail) implements Event {}

    /** {@code attempt} counts from 1; {@code check} is the one to run, given or inferred. */
    record VerificationDispatched(
            String criterionId, String workId, int attempt, String queue, Check check, int iteration, long at)
            implements Event {}

    record VerificationStarted(
            String criterionId, String workId, String claimId, String worker, long leaseUntil, long at)
            implements Event {}

    /** {@code regression} says that it had passed in an earlier review and now did not. */
    record CriterionVerified(
            String criterionId,
            Verdict verdict,
            Evidence evidence,
            int failures,
            boolean regression,
            int iteration,
            long at)
            implements Event {}

    record CriterionWaived(String criterionId, Waiver waiver, int iteration, long at) implements Event {}

    record WorkCancelled(String criterionId, String workId, String reason, long at) implements Event {}

    /** A result that changes nothing; {@code iteration} is 0 when the session is not known. */
    record ResultIgnored(String criterionId, String workId, String reason, int iteration, long at) implements Event {}

    /** A claim or heartbeat that changes nothing. */
    record WorkRefused(String criterionId, String workId, String claimId, String reason, long at) implements Event {}

    /** {@code total} is what the session used so far. */
    record UsageRecorded(String criterionId, Usage usage, long total, long at) implements Event {}

    record ConfirmationRequested(Question question, String text, String detail, int iteration, long at)
            implements Event {}

    record ConfirmationAnswered(Question question, Answer answer, String feedback, String by, int iteration, long at)
            implements Event {}

    record ConfirmationWithdrawn(Question question, String reason, int iteration, long at) implements Event {}

    /** Whether nothing but open questions is left to move. */
    record StatusChanged(boolean awaiting, int iteration, long at) implements Event {}

    record TaskDiscovered(String discoveryId, Finding finding, int iteration, long at) implements Event {}

    /** A report that is not planned: a duplicate, or below the policy. */
    record DiscoveryNoted(Finding finding, boolean duplicate, int iteration, long at) implements Event {}

    record LoopContinued(int iteration, Limits limits, int discovered, int duplicates, long tokens, long at)
            implements Event {}

    record SessionEnded(EndStatus status, String reason, int iteration, List<String> unproven, Counts counts, long at)
            implements Event {}

    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    record SessionArchived() implements Event {}

    /** Those that follow are kept in the state and not published. */
    record SessionKnown(long start, long at, Limits limits, Session session) implements Event {}

    record CriterionKnown(int ordinal, String id, String text, Check check) implements Event {}

    /** Another service has told of a waiver. */
    record WaiverKnown(String criterionId) implements Event {}

    record FindingNoted(Finding finding) implements Event {}

    /** A person wrote what is to be done instead of all that was found. */
    record TasksEdited(List<Finding> instead) implements Event {}

    /** {@code open} is the number of criteria to verify. */
    record BatonTaken(int iteration, Limits limits, Counts counts, long tokens, int open) implements Event {}

    /** Everything that was waiting is about to be dispatched, asked or judged. */
    record BoardLookedAt() implements Event {}

    record LeaseRenewed(String criterionId, long leaseUntil) implements Event {}

    /** {@code tries} attempts failed so far, the next is due at {@code retryAt}. */
    record RetryScheduled(String criterionId, int tries, long retryAt) implements Event {}

    /** The criterion may be dispatched now. */
    record VerificationReady(String criterionId) implements Event {}

    /** Why a command was refused: part of the closed list of the contract. */
    enum Rejection {
        UNKNOWN_SESSION,
        ARCHIVED,
        ENDED,
        NOT_ENDED,
        UNPROVEN,
        UNSUPPORTED,
        INVALID,
        STALE
    }
}
