package io.tightloop.planner.planning;

import java.util.List;

/** What the planner decides on. */
public sealed interface Input {
    /** Asks for a session: {@code digest} identifies the brief, {@code start} is the command's offset. */
    record StartSession(Command command, Brief brief, String digest, long start) implements Input {}

    /** BREAK, DONE or CONTINUE; {@code limits} is null to keep them. */
    record SendSignal(Command command, Signal signal, String reason, Limits limits) implements Input {}

    /** Answers a question. */
    record AnswerConfirmation(
            Command command,
            String confirmationId,
            ConfirmationKind kind,
            Answer answer,
            String feedback,
            List<Task> tasks)
            implements Input {}

    /** Skips a criterion; {@code approvedBy} may be null. */
    record WaiveCriterion(Command command, String criterionId, String reason, String approvedBy) implements Input {}

    /** Replaces the plan of an ended session. */
    record EditTasks(Command command, List<Task> tasks) implements Input {}

    /** Asks to drop the state of an ended session. */
    record ArchiveSession(Command command) implements Input {}

    /** The review found something still to do. */
    record KeepDiscovery(Discovery discovery) implements Input {}

    /** A criterion was waived while the review held the baton. */
    record NoteWaiver(String criterionId) implements Input {}

    /** The review has passed the baton back; it found so much to do, and {@code tokens} were used so far. */
    record TakeBaton(int iteration, int discovered, Limits limits, long tokens) implements Input {}

    /** Do what can be done next. */
    record Proceed(long at, String nonce) implements Input {}

    /** A person rejected what the session was suspended for. */
    record Interrupt(String reason, long at) implements Input {}

    /** The session cannot go on because of an unexpected error. */
    record Park(String cause, long at) implements Input {}

    /** What concerns the attempts at a plan. */
    sealed interface Work extends Input {
        long at();
    }

    /** What a worker says of an attempt. */
    sealed interface Told extends Work {
        String workId();

        String claimId();
    }

    /** {@code leaseMs} is the length of the lease in ms that the worker asks for; null for the usual one. */
    record WorkClaimed(String workId, String claimId, String worker, Long leaseMs, long at) implements Told {}

    record WorkHeartbeat(String workId, String claimId, long at) implements Told {}

    /** How an attempt ended, as its worker says. */
    sealed interface Result extends Told {}

    /** {@code plan} is null when the worker gave none. */
    record WorkCompleted(String workId, String claimId, List<Task> plan, Usage usage, long at) implements Result {}

    record WorkFailed(String workId, String claimId, Failure error, boolean retryable, Usage usage, long at)
            implements Result {}

    /** The worker gives the attempt back, because the session is to wait. */
    record WorkSuspended(String workId, String claimId, long at) implements Result {}

    /** The worker wants to leave the plan to other sessions. */
    record WorkDelegated(String workId, String claimId, long at) implements Result {}

    /** A deadline of the attempts has come. */
    record Due(long at) implements Work {}

    /** What a person or agent tells a session. */
    enum Signal {
        BREAK,
        DONE,
        CONTINUE,
        UNKNOWN
    }
}
