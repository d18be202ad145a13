package io.tightloop.planner.view;

import io.tightloop.planner.view.ObservationRow.Kind;

/**
 * What is noted of an event.
 *
 * @param iteration 0 when unknown
 */
record Noted(Kind kind, String sessionId, long at, int iteration, String subject, String summary, String who) {
    static Noted decision(String sessionId, long at, int iteration, String subject, String summary) {
        return decision(sessionId, at, iteration, subject, summary, "");
    }

    static Noted decision(String sessionId, long at, int iteration, String subject, String summary, String who) {
        return new Noted(Kind.DECISION, sessionId, at, iteration, subject, summary, who);
    }

    ObservationRow row(String id, String event, String phase) {
        return new ObservationRow(id, sessionId, at, iteration, phase, kind.name(), event, subject, summary, who);
    }

    /** Two texts with a colon between them; the first alone when there is no second. */
    static String said(String first, String second) {
        return second == null || second.isBlank() ? first : first + ": " + second;
    }
}
