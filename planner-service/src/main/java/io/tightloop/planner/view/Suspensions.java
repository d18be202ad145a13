package io.tightloop.planner.view;

import io.tightloop.planner.view.ObservationRow.Kind;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What is noted of suspensions, in words: their beginnings, their ends, and of their polls the last one. */
final class Suspensions {
    private Suspensions() {}

    static Optional<Noted> of(SpecificRecord event) {
        return switch (event) {
            case SessionSuspended e -> Optional.of(begun(e));
            case SuspensionPolled e when e.getTimedOut() -> Optional.of(timedOut(e));
            case SuspensionEnded e -> Optional.of(ended(e));
            default -> Optional.empty();
        };
    }

    private static Noted begun(SessionSuspended e) {
        var suspension = e.getSuspension();
        var until = suspension.getUntil() == null ? "" : " until " + Instant.ofEpochMilli(suspension.getUntil());
        return noted(
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getSubject(),
                Noted.said("suspended, " + suspension.getType() + until, suspension.getReason()),
                e.getBy());
    }

    private static Noted timedOut(SuspensionPolled e) {
        var summary = "timed out after %d polls; only a person can end it now".formatted(e.getAttempts());
        return noted(e.getSessionId(), e.getAt(), e.getIteration(), "", Noted.said(summary, e.getSummary()), "");
    }

    private static Noted ended(SuspensionEnded e) {
        return noted(
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                "",
                Noted.said("not suspended any more, " + e.getHow(), e.getComment()),
                e.getBy());
    }

    private static Noted noted(String sessionId, long at, int iteration, String subject, String summary, String who) {
        return new Noted(Kind.SUSPENSION, sessionId, at, iteration, subject, summary, who);
    }
}
