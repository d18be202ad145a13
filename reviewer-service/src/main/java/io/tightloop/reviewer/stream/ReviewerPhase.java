package io.tightloop.reviewer.stream;

import io.tightloop.baton.DecidingPhase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.reviewer.review.Input;
import io.tightloop.reviewer.review.Review;
import io.tightloop.reviewer.review.ReviewDecider;
import io.tightloop.reviewer.review.ReviewEvolution;
import io.tightloop.reviewer.review.ReviewState;
import io.tightloop.reviewer.review.Status;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The reviewer's phase: verifies criteria and decides whether a session loops, finishes or is exhausted. */
public final class ReviewerPhase extends DecidingPhase<Input, ReviewState, Event> {
    private static final String ROOT = "";

    @Override
    public String service() {
        return "reviewer";
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case SendSignal signal -> run(turn, Commands.of(signal, turn));
            case AnswerConfirmation answer -> run(turn, Commands.of(answer, turn));
            case WaiveCriterion waive -> run(turn, Commands.of(waive, turn));
            case EditTasks edit -> run(turn, Commands.of(edit, turn));
            case ArchiveSession archive -> run(turn, Commands.of(archive, turn));
            default -> {}
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        switch (event) {
            case SessionStarted started -> run(turn, Inputs.of(started));
            case CriterionDefined defined -> run(turn, Inputs.of(defined));
            case CriterionWaived waived -> relay(turn, waived);
            case TaskFailed failed -> run(turn, Inputs.of(failed, turn));
            case TaskSkipped skipped when skipped.getBy().isEmpty() -> run(turn, Inputs.of(skipped, turn));
            case TaskSucceeded succeeded -> run(turn, Inputs.of(succeeded, turn));
            default -> {}
        }
    }

    /** The planner reads only the reviewer's topic: a waiver that the executor accepted passes on to it, once. */
    private void relay(Turn turn, CriterionWaived waived) {
        if (run(turn, Inputs.of(waived, turn))) {
            turn.emit(waived);
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        if (handoff instanceof ExecutionFinished finished) {
            run(turn, Inputs.of(finished, turn));
        }
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        switch (workEvent) {
            case WorkClaimed claim -> run(turn, Inputs.of(claim, turn));
            case WorkHeartbeat beat -> run(turn, Inputs.of(beat, turn));
            case WorkCompleted completed -> run(turn, Inputs.of(completed, turn));
            case WorkFailed failed -> run(turn, Inputs.of(failed, turn));
            case WorkSuspended suspended -> suspend(turn, suspended);
            case WorkDelegated delegated -> run(turn, Inputs.of(delegated, turn));
            default -> {}
        }
    }

    private void suspend(Turn turn, WorkSuspended suspended) {
        String criterion = suspended.getSubject();
        boolean held = load(turn).held(criterion, suspended.getWorkId(), suspended.getClaimId());
        run(turn, Inputs.of(suspended, turn));
        if (held) {
            turn.suspend(suspended.getSuspension(), criterion, suspended.getWorker());
        }
    }

    /**
     * A deadline that means nothing any more, for example of an ended session, is removed. What the root's deadline
     * means is judged by {@link #proceed}.
     */
    @Override
    public void due(Turn turn, String part) {
        boolean mattered = TurnBoard.criterionOf(part)
                .map(id -> run(turn, new Input.Due(id, turn.at())))
                .orElse(false);
        if (!mattered) {
            turn.deadline(part, 0);
        }
    }

    @Override
    public boolean hearsWorker(Turn turn, String part) {
        return TurnBoard.criterionOf(part)
                .flatMap(id -> new TurnBoard(turn).criterion(id))
                .map(criterion -> criterion.trial().attempt())
                .isPresent();
    }

    /** Step by step, until nothing is left that can be done now. */
    @Override
    public void proceed(Turn turn) {
        Input.Proceed step = new Input.Proceed(turn.at(), turn.nonce());
        boolean moved = run(turn, step);
        while (moved) {
            moved = run(turn, step);
        }
    }

    @Override
    public Standing standing(Turn turn) {
        return turn.root(Review.class)
                .map(root -> new Standing(true, root.status() == Status.ENDED, root.currentIteration()))
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public void interrupt(Turn turn, String reason) {
        run(turn, new Input.Interrupt(reason, turn.at()));
    }

    @Override
    public void park(Turn turn, String cause) {
        run(turn, new Input.Park(cause, turn.at()));
    }

    @Override
    protected ReviewState load(Turn turn) {
        return new ReviewState(
                turn.root(Review.class).orElseGet(Review::unknown), new TurnBoard(turn), new TurnSurroundings(turn));
    }

    @Override
    protected List<Event> decide(Input input, ReviewState state) {
        return ReviewDecider.decide(input, state);
    }

    @Override
    protected ReviewState evolve(ReviewState state, Event event) {
        return ReviewEvolution.evolve(state, event);
    }

    /** The root's deadline is the end of the session's longest duration. */
    @Override
    protected void save(Turn turn, ReviewState state) {
        if (state.root().kept()) {
            turn.root(state.root());
            turn.deadline(ROOT, state.root().deadline());
        }
    }

    @Override
    protected void publish(Turn turn, ReviewState state, Event event) {
        new Published(turn, state.root().currentIteration()).publish(event);
    }
}
