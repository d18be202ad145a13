package io.tightloop.baton.suspension;

/** What happened to a suspension; {@code at} is ms since the epoch. */
public sealed interface Event {

    /** The session waits. */
    record Suspended(Wait begun, long at) implements Event {}

    /** A poll was put on its queue. */
    record PollDispatched(PollItem item, long due) implements Event {}

    /** A worker has taken the poll or still has it, or it may lie for another while. */
    record PollKept(PollItem item, long due) implements Event {}

    /** A poll is called off: it took too long. */
    record PollCancelled(String workId, String reason, long at) implements Event {}

    /** The condition was not found; {@code due} is when it is looked for again, 0 for never. */
    record PollMissed(int attempts, int limit, String summary, long due, long at) implements Event {}

    /** The session waits no more. */
    record Resumed(How how, String by, String comment, long at) implements Event {}

    /** What was asked for is refused. */
    record Refused(Why why, String detail) implements Event {}

    /** What a worker says of a poll changes nothing. */
    record Ignored(String reason) implements Event {}

    /** How a wait was over. */
    enum How {
        ELAPSED,
        MET,
        APPROVED,
        REJECTED,
        FORCED,
        ENDED
    }

    /** Why something was refused. */
    enum Why {
        ALREADY_SUSPENDED,
        NOT_SUSPENDED,
        NOT_MANUAL
    }
}
