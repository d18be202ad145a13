package io.tightloop.planner.view;

import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionPolled;

/**
 * What a session is suspended for; times in ms since the epoch.
 *
 * @param type TIME, POLL, MANUAL or FILE
 * @param until when it ends by itself; null when no time does
 * @param attempts polls so far
 * @param limit polls before it has timed out; null before the first
 * @param timedOut whether only a person can end it now
 * @param seen what the last poll saw, in words; null before the first
 * @param subject task or criterion whose worker asked for it; "plan" for a plan, empty when a command did
 * @param by who asked; empty when unknown
 */
public record Suspended(
        String type,
        String reason,
        long since,
        Long until,
        int attempts,
        Integer limit,
        boolean timedOut,
        String seen,
        String subject,
        String by) {

    static Suspended of(SessionSuspended event) {
        var suspension = event.getSuspension();
        return new Suspended(
                suspension.getType().name(),
                suspension.getReason(),
                event.getAt(),
                suspension.getUntil(),
                0,
                null,
                false,
                null,
                event.getSubject(),
                event.getBy());
    }

    Suspended polled(SuspensionPolled event) {
        return new Suspended(
                type,
                reason,
                since,
                until,
                event.getAttempts(),
                event.getLimit(),
                event.getTimedOut(),
                event.getSummary(),
                subject,
                by);
    }
}
