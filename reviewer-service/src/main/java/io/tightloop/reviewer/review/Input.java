package io.tightloop.reviewer.review;

/** What the reviewer decides on; times in ms since the epoch. */
public sealed interface Input {
    /** The session exists: {@code start} is the offset of its start. */
    record KnowSession(long start, Limits limits, Session session) implements Input {}

    /** A criterion of the session; {@code check} may be null. */
    record KnowCriterion(int ordinal, String id, String text, Check check) implements Input {}

    /** Execution left something to do. */
    record NoteFinding(Finding finding) implements Input {}

    /** Execution has passed the baton on. */
    record TakeBaton(int iteration, Limits limits, Counts counts) implements Input {}

    /** BREAK, DONE or CONTINUE; {@code limits} is null to keep them. */
    record SendSignal(Command command, Signal signal, String reason, Limits limits) implements Input {}

    /** Asks to drop the state of an ended session. */
    record ArchiveSession(Command command) implements Input {}

    /** What a worker says of an attempt, or what time does. */
    sealed interface Work extends Input {
        String criterionId();

        long at();
    }

    record WorkClaimed(String criterionId, String workId, String claimId, String worker, long at) implements Work {}

    record WorkHeartbeat(String criterionId, String workId, String claimId, long at) implements Work {}

    /** {@code verdict} and {@code evidence} are null when the worker gave none. */
    record WorkCompleted(String criterionId, String workId, String claimId, Verdict verdict, Evidence evidence, long at)
            implements Work {}

    record WorkFailed(String criterionId, String workId, String claimId, Failure error, boolean retryable, long at)
            implements Work {}

    /** The criterion's deadline may have come. */
    record Due(String criterionId, long at) implements Work {}

    /** Do what can be done next. */
    record Proceed(long at, String nonce) implements Input {}

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
