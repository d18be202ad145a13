package io.tightloop.baton.suspension;

/**
 * A session's wait.
 *
 * @param until end of a TIME, ms since the epoch; 0 for the others
 * @param queue queue of its polls; null for none
 * @param timeoutMs longest run of one poll in ms
 * @param subject work that asked for it and is dispatched again afterwards; empty when a command asked
 * @param by who asked; empty when unknown
 * @param polls polls that did not find the condition
 * @param live the poll that is under way; null for none
 * @param deadline when something must happen, ms since the epoch; 0 for never
 */
public record Wait(
        Kind kind,
        String reason,
        long until,
        String queue,
        long timeoutMs,
        String subject,
        String by,
        Polls rule,
        int polls,
        PollItem live,
        long deadline) {

    /** Whether it has looked for its condition as often as it may: only a person can end it now. */
    public boolean timedOut() {
        return kind.polls() && polls >= rule.attempts();
    }

    /** Whether a worker asked for it. */
    public boolean ofWork() {
        return !subject.isEmpty();
    }

    Wait polling(PollItem next, long due) {
        return new Wait(kind, reason, until, queue, timeoutMs, subject, by, rule, polls, next, due);
    }

    Wait missed(long due) {
        return new Wait(kind, reason, until, queue, timeoutMs, subject, by, rule, polls + 1, null, due);
    }
}
