package io.tightloop.reviewer.review;

import java.util.List;

/** What the reviewer decides on; times in ms since the epoch. */
public sealed interface Input {

    /** The session exists: {@code start} is the offset of its start, {@code at} the time of it. */
    record KnowSession(long start, long at, Limits limits, Session session) implements Input {}

    /** A criterion of the session; {@code check} may be null. */
    record KnowCriterion(int ordinal, String id, String text, Check check) implements Input {}

    /** A criterion was waived at another service. */
    record KnowWaiver(String criterionId, long at) implements Input {}

    /** Execution left something to do. */
    record NoteFindings(List<Finding> findings, long at) implements Input {}

    /** Execution has passed the baton on. */
    record TakeBaton(int iteration, Limits limits, Counts counts, long tokens, long at) implements Input {}

    /** BREAK, DONE or CONTINUE. */
    record SendSignal(Command command, Signal signal, String reason, LimitsChange limits) implements Input {}

    /** Answers a question; {@code archived} says that the session was dropped. */
    record AnswerConfirmation(
            Command command, String confirmationId, Answer answer, String feedback, List<Task> tasks, boolean archived)
            implements Input {}

    /** Skips a criterion; {@code approvedBy} may be empty. */
    record WaiveCriterion(Command command, String criterionId, String reason, String approvedBy) implements Input {}

    /** Says what is to be done instead, after an end. */
    record EditTasks(Command command, List<Task> tasks) implements Input {}

    /** Asks to drop the state of an ended session. */
    record ArchiveSession(Command command) implements Input {}

    /** What a worker says of an attempt, or what time does. */
    sealed interface Work extends Input {
        String criterionId();

        long at();
    }

    /** What a worker says of an attempt. */
    sealed interface Told extends Work {
        String workId();

        String claimId();
    }

    /** {@code leaseMs} is the length of the lease in ms that the worker asks for; null for the usual one. */
    record WorkClaimed(String criterionId, String workId, String claimId, String worker, Long leaseMs, long at)
            implements Told {}

    record WorkHeartbeat(String criterionId, String workId, String claimId, long at) implements Told {}

    /** How an attempt ended, as its worker says. */
    sealed interface Result extends Told {}

    /** {@code verdict} and {@code evidence} are null when the worker gave none. */
    record WorkCompleted(
            String criterionId,
            String workId,
            String claimId,
            Verdict verdict,
            Evidence evidence,
            List<Finding> findings,
            Usage usage,
            long at)
            implements Result {}

    record WorkFailed(
            String criterionId, String workId, String claimId, Failure error, boolean retryable, Usage usage, long at)
            implements Result {}

    /** The worker gives the attempt back, because the session is to wait. */
    record WorkSuspended(String criterionId, String workId, String claimId, long at) implements Result {}

    /** The worker wants to leave the verification to other sessions. */
    record WorkDelegated(String criterionId, String workId, String claimId, long at) implements Result {}

    /** The criterion's deadline may have come. */
    record Due(String criterionId, long at) implements Work {}

    /** Do one step of what can be done next; nothing when there is none. */
    record Proceed(long at, String nonce) implements Input {}

    /** A person rejected what the session was suspended for. */
    record Interrupt(String reason, long at) implements Input {}

    /** The session cannot go on because of an unexpected error. */
    record Park(String cause, long at) implements Input {}

    /** What a person or agent tells a session. */
    enum Signal {
        BREAK,
        DONE,
        CONTINUE,
        UNKNOWN
    }
}
