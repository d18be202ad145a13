package io.tightloop.baton.suspension;

/** What a suspension is told; {@code at} is ms since the epoch. */
public sealed interface Input {
    /** When. */
    long at();

    /** Begin to wait; {@code queue} is null unless it polls. */
    record Suspend(
            Kind kind,
            String reason,
            long until,
            String queue,
            long timeoutMs,
            String subject,
            String by,
            Polls rule,
            long at)
            implements Input {}

    /** What a person decides. */
    record Resume(Choice choice, String comment, String by, long at) implements Input {}

    /** A worker takes a poll; it asks for a lease of {@code leaseMs}, null for any. */
    record TakePoll(String workId, String claimId, Long leaseMs, long at) implements Input {}

    /** A worker that polls is alive. */
    record KeepPoll(String workId, String claimId, long at) implements Input {}

    /** A poll has a result; {@code summary} says what was seen. */
    record EndPoll(String workId, String claimId, boolean found, String summary, long at) implements Input {}

    /** The deadline has come; {@code workId} is for the poll that may be needed, null when its queue is not known. */
    record Due(String workId, long at) implements Input {}

    /** The session has ended. */
    record End(long at) implements Input {}

    /** What a person can decide. */
    enum Choice {
        APPROVE,
        REJECT,
        FORCE
    }
}
