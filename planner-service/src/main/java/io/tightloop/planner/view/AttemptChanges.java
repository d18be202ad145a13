package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkCancelled;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** What events change of attempts: who is waited for, and how long. */
final class AttemptChanges {
    static final String PLAN = Phase.PLAN.name();
    static final String EXECUTE = Phase.EXECUTE.name();
    static final String REVIEW = Phase.REVIEW.name();
    static final String THE_PLAN = "plan";

    /** How the executor says that a worker has not failed but waits. */
    private static final String SUSPENDED = "suspended";

    private static final Table<AttemptRow> ATTEMPTS = Table.ofParts(AttemptRow.class);

    private final Rows<AttemptRow> attempts = new Rows<>(ATTEMPTS);
    private final AttemptTimes times;

    AttemptChanges(Tally tally) {
        this.times = new AttemptTimes(attempts, tally);
    }

    /** Whether a worker has not failed, but waits. */
    static boolean isGivenBack(TaskRetryScheduled event) {
        return event.getError().getCode().equals(SUSPENDED);
    }

    /** Times go before what is changed. */
    void apply(Teller teller, Place place, SpecificRecord event) {
        times.apply(teller, place, event);
        switch (teller) {
            case PLANNER -> planned(event);
            case EXECUTOR -> executed(event);
            case REVIEWER -> reviewed(event);
        }
    }

    void write(Writing writing) throws SQLException {
        attempts.write(writing);
    }

    private void planned(SpecificRecord event) {
        switch (event) {
            case PlanDispatched e ->
                put(AttemptRow.waiting(e.getSessionId(), PLAN, THE_PLAN, e.getAttempt(), e.getQueue(), e.getAt()));
            case PlanStarted e ->
                change(e.getSessionId(), PLAN, THE_PLAN, row -> row.held(e.getWorker(), e.getLeaseUntil(), e.getAt()));
            case PlanRejected e -> over(e.getSessionId(), PLAN, THE_PLAN);
            case PlanProposed e -> over(e.getSessionId(), PLAN, THE_PLAN);
            case PlanConfirmed e -> forget(e.getSessionId(), PLAN, THE_PLAN);
            case WorkCancelled e -> over(e.getSessionId(), PLAN, e.getSubject());
            default -> {}
        }
    }

    private void executed(SpecificRecord event) {
        switch (event) {
            case TaskDispatched e ->
                put(AttemptRow.waiting(
                        e.getSessionId(), EXECUTE, e.getTaskId(), e.getAttempt(), e.getQueue(), e.getAt()));
            case TaskStarted e ->
                change(
                        e.getSessionId(),
                        EXECUTE,
                        e.getTaskId(),
                        row -> row.held(e.getWorker(), e.getLeaseUntil(), e.getAt()));
            case TaskRetryScheduled e -> change(e.getSessionId(), EXECUTE, e.getTaskId(), row -> retried(row, e));
            case TaskDelegated e ->
                change(
                        e.getSessionId(),
                        EXECUTE,
                        e.getTaskId(),
                        row -> row.delegated(String.join(",", e.getSessions()), e.getAt()));
            case TaskEscalated e -> over(e.getSessionId(), EXECUTE, e.getTaskId());
            case TaskSucceeded e -> forget(e.getSessionId(), EXECUTE, e.getTaskId());
            case TaskFailed e -> forget(e.getSessionId(), EXECUTE, e.getTaskId());
            case TaskSkipped e -> forget(e.getSessionId(), EXECUTE, e.getTaskId());
            case TaskRemoved e -> forget(e.getSessionId(), EXECUTE, e.getTaskId());
            case WorkCancelled e -> over(e.getSessionId(), EXECUTE, e.getSubject());
            case ConfirmationRequested e
            when e.getKind() == ConfirmationKind.TASK -> over(e.getSessionId(), EXECUTE, e.getSubject());
            default -> {}
        }
    }

    private void reviewed(SpecificRecord event) {
        switch (event) {
            case VerificationDispatched e ->
                put(AttemptRow.waiting(
                        e.getSessionId(), REVIEW, e.getCriterionId(), e.getAttempt(), e.getQueue(), e.getAt()));
            case VerificationStarted e ->
                change(
                        e.getSessionId(),
                        REVIEW,
                        e.getCriterionId(),
                        row -> row.held(e.getWorker(), e.getLeaseUntil(), e.getAt()));
            case CriterionVerified e -> forget(e.getSessionId(), REVIEW, e.getCriterionId());
            case WorkCancelled e -> over(e.getSessionId(), REVIEW, e.getSubject());
            default -> {}
        }
    }

    private static AttemptRow retried(AttemptRow row, TaskRetryScheduled event) {
        var error = event.getError();
        return isGivenBack(event)
                ? row.givenBack(error.getMessage(), event.getAt())
                : row.retrying(error.getMessage(), event.getRetryAt(), event.getAt());
    }

    private void put(AttemptRow next) {
        attempts.change(next.id(), _ -> next);
    }

    /** A dispatch comes first if anything of it follows. */
    private void forget(String sessionId, String phase, String subject) {
        attempts.change(AttemptRow.id(sessionId, phase, subject), _ -> null);
    }

    /** Nothing is waited for now, but the same attempt may be tried again. */
    private void over(String sessionId, String phase, String subject) {
        change(sessionId, phase, subject, AttemptRow::over);
    }

    /** What was never dispatched is not waited for. */
    private void change(String sessionId, String phase, String subject, UnaryOperator<AttemptRow> change) {
        attempts.change(AttemptRow.id(sessionId, phase, subject), row -> row == null ? null : change.apply(row));
    }
}
