package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** What events add to what a session has done, and when it came to its phases and left them. */
final class SessionProgress {
    private final Tally tally;

    SessionProgress(Tally tally) {
        this.tally = tally;
    }

    /** A change for an event that was not heard of; what was is in the row already. */
    Optional<UnaryOperator<SessionRow>> of(Teller teller, Place place, SpecificRecord event) {
        var change = switch (teller) {
            case PLANNER -> planned(event);
            case EXECUTOR -> executed(event);
            case REVIEWER -> reviewed(event);
        };
        return Optional.ofNullable(change)
                .map(known -> row -> new Heard(row.heard()).includes(teller, place.offset()) ? row : known.apply(row));
    }

    private UnaryOperator<SessionRow> planned(SpecificRecord event) {
        return switch (event) {
            case SessionStarted e -> moves(stays -> stays.entered(holder(Phase.PLAN, 1), e.getAt()));
            case PlanConfirmed e -> {
                var handoff = handoff(Phase.EXECUTE, e.getIteration(), e.getAt());
                yield row -> handoff.apply(row).did(SessionFigure.TASKS, e.getTasks());
            }
            default -> endOrNot(event);
        };
    }

    private UnaryOperator<SessionRow> executed(SpecificRecord event) {
        return switch (event) {
            case ExecutionFinished e -> handoff(Phase.REVIEW, e.getIteration(), e.getAt());
            case TaskRetryScheduled e when !AttemptChanges.isGivenBack(e) -> row -> row.did(SessionFigure.RETRIES, 1);
            case TaskSucceeded _ -> row -> row.did(SessionFigure.TASKS_SUCCEEDED, 1);
            case TaskFailed _ -> row -> row.did(SessionFigure.TASKS_FAILED, 1);
            case TaskSkipped _ -> row -> row.did(SessionFigure.TASKS_SKIPPED, 1);
            case TaskRemoved _ -> row -> row.did(SessionFigure.TASKS_CANCELLED, 1);
            default -> endOrNot(event);
        };
    }

    private UnaryOperator<SessionRow> reviewed(SpecificRecord event) {
        return event instanceof LoopContinued e ? handoff(Phase.PLAN, e.getIteration(), e.getAt()) : endOrNot(event);
    }

    private UnaryOperator<SessionRow> endOrNot(SpecificRecord event) {
        return switch (event) {
            case SessionEnded e -> moves(stays -> stays.left(holder(e.getPhase(), e.getIteration()), e.getAt()));
            case SessionResumed e -> moves(stays -> stays.resumed(holder(e.getPhase(), e.getIteration()), e.getAt()));
            default -> null;
        };
    }

    private UnaryOperator<SessionRow> handoff(Phase to, int iteration, long at) {
        int next = holder(to, iteration);
        return moves(stays -> stays.left(next - 1, at).entered(next, at));
    }

    private UnaryOperator<SessionRow> moves(UnaryOperator<Stays> change) {
        return row -> row.moved(tally::stayed, change);
    }

    private static int holder(Phase phase, int iteration) {
        return Step.opens(phase, iteration).holder();
    }
}
