package io.tightloop.reviewer.review;

import java.util.List;

/** What the reviewer decided; times in ms since the epoch. */
public sealed interface Event {
    record CommandAccepted(Command command) implements Event {}

    record CommandRejected(Command command, Rejection reason, String detail) implements Event {}

    /** {@code attempt} counts from 1; {@code check} is the one to run, given or inferred. */
    record VerificationDispatched(
            String criterionId, String workId, int attempt, String queue, Check check, int iteration, long at)
            implements Event {}

    record VerificationStarted(
            String criterionId, String workId, String claimId, String worker, long leaseUntil, long at)
            implements Event {}

    record CriterionVerified(
            String criterionId, Verdict verdict, Evidence evidence, int failures, int iteration, long at)
            implements Event {}

    record WorkCancelled(String criterionId, String workId, String reason, long at) implements Event {}

    record TaskDiscovered(String discoveryId, Finding finding, int iteration, long at) implements Event {}

    record LoopContinued(int iteration, Limits limits, int discovered, long at) implements Event {}

    record SessionEnded(EndStatus status, String reason, int iteration, List<String> unproven, Counts counts, long at)
            implements Event {}

    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    record SessionArchived() implements Event {}

    /** Those that follow are kept in the state and not published. */
    record SessionKnown(long start, Limits limits, Session session) implements Event {}

    record CriterionKnown(int ordinal, String id, String text, Check check) implements Event {}

    record FindingNoted(Finding finding) implements Event {}

    record BatonTaken(int iteration, Limits limits, Counts counts) implements Event {}

    /** Everything that was waiting is about to be dispatched or judged. */
    record BoardLookedAt() implements Event {}

    record LeaseRenewed(String criterionId, long leaseUntil) implements Event {}

    /** An attempt failed or was lost; {@code tries} failed so far, the next is due at {@code retryAt}. */
    record RetryScheduled(String criterionId, int tries, long retryAt) implements Event {}

    /** The criterion may be dispatched now; a live attempt of it is over. */
    record VerificationReady(String criterionId) implements Event {}

    /** Why a command was refused: part of the closed list of the contract. */
    enum Rejection {
        UNKNOWN_SESSION,
        ENDED,
        NOT_ENDED,
        UNPROVEN,
        UNSUPPORTED,
        INVALID
    }
}
