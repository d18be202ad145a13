package io.tightloop.planner.view;

import static io.tightloop.planner.view.AttemptChanges.EXECUTE;
import static io.tightloop.planner.view.AttemptChanges.PLAN;
import static io.tightloop.planner.view.AttemptChanges.REVIEW;
import static io.tightloop.planner.view.AttemptChanges.THE_PLAN;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Rows;
import io.tightloop.planner.view.AttemptRow.State;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.VerificationStarted;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * How long attempts wait for a worker and how long workers have them, and why they fail. Attempts that are called off,
 * given back or left to other sessions are not timed.
 */
final class AttemptTimes {
    private static final String PLAN_REJECTED = "plan_rejected";

    private final Rows<AttemptRow> attempts;
    private final Tally tally;

    AttemptTimes(Rows<AttemptRow> attempts, Tally tally) {
        this.attempts = attempts;
        this.tally = tally;
    }

    void apply(Teller teller, Place place, SpecificRecord event) {
        var told = new Told(teller, place);
        switch (teller) {
            case PLANNER -> planned(told, event);
            case EXECUTOR -> executed(told, event);
            case REVIEWER -> reviewed(told, event);
        }
    }

    /** Where an event stands. */
    private record Told(Teller teller, Place place) {}

    private void planned(Told told, SpecificRecord event) {
        switch (event) {
            case PlanStarted e -> look(told, e.getSessionId(), PLAN, THE_PLAN, row -> claimed(row, e.getAt()));
            case PlanRejected e ->
                look(told, e.getSessionId(), PLAN, THE_PLAN, row -> {
                    ended(row, e.getAt());
                    failed(row, PLAN_REJECTED, String.join("; ", e.getErrors()), e.getAt());
                });
            case PlanProposed e -> look(told, e.getSessionId(), PLAN, THE_PLAN, row -> ended(row, e.getAt()));
            case PlanConfirmed e -> look(told, e.getSessionId(), PLAN, THE_PLAN, row -> ended(row, e.getAt()));
            default -> {}
        }
    }

    private void executed(Told told, SpecificRecord event) {
        switch (event) {
            case TaskStarted e -> look(told, e.getSessionId(), EXECUTE, e.getTaskId(), row -> claimed(row, e.getAt()));
            case TaskRetryScheduled e
            when !AttemptChanges.isGivenBack(e) ->
                look(told, e.getSessionId(), EXECUTE, e.getTaskId(), row -> {
                    ended(row, e.getAt());
                    failed(row, e.getError().getCode(), e.getError().getMessage(), e.getAt());
                });
            case TaskFailed e ->
                look(told, e.getSessionId(), EXECUTE, e.getTaskId(), row -> {
                    ended(row, e.getAt());
                    failed(row, e.getError().getCode(), e.getError().getMessage(), e.getAt());
                });
            case TaskSucceeded e -> look(told, e.getSessionId(), EXECUTE, e.getTaskId(), row -> ended(row, e.getAt()));
            case ConfirmationRequested e
            when e.getKind() == ConfirmationKind.TASK ->
                look(told, e.getSessionId(), EXECUTE, e.getSubject(), row -> ended(row, e.getAt()));
            default -> {}
        }
    }

    private void reviewed(Told told, SpecificRecord event) {
        switch (event) {
            case VerificationStarted e ->
                look(told, e.getSessionId(), REVIEW, e.getCriterionId(), row -> claimed(row, e.getAt()));
            case CriterionVerified e ->
                look(told, e.getSessionId(), REVIEW, e.getCriterionId(), row -> ended(row, e.getAt()));
            default -> {}
        }
    }

    private void claimed(AttemptRow row, long at) {
        if (row != null && row.standing() == State.WAITING) {
            tally.waited(row.queue(), at - row.sinceAt(), at);
        }
    }

    private void ended(AttemptRow row, long at) {
        if (row != null && row.standing() == State.HELD) {
            tally.held(row.queue(), row.worker(), at - row.sinceAt(), at);
        }
    }

    private void failed(AttemptRow row, String code, String message, long at) {
        tally.failed(row == null ? "" : row.queue(), code, message, at);
    }

    /** Looks at an attempt's row, null for none, as it is before the event changes it. */
    private void look(Told told, String sessionId, String phase, String subject, Consumer<AttemptRow> look) {
        attempts.change(AttemptRow.id(sessionId, phase, subject), row -> {
            if (tally.isNew(sessionId, told.teller, told.place)) {
                look.accept(row);
            }
            return row;
        });
    }
}
