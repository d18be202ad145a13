package io.tightloop.reviewer.stream;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.DecidingPhase;
import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.reviewer.review.Input;
import io.tightloop.reviewer.review.Review;
import io.tightloop.reviewer.review.ReviewDecider;
import io.tightloop.reviewer.review.ReviewEvolution;
import io.tightloop.reviewer.review.ReviewState;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The reviewer's phase: verifies criteria and decides whether a session loops, finishes or is exhausted. */
public final class ReviewerPhase extends DecidingPhase<Input, ReviewState, Event> {
    @Override
    public String service() {
        return "reviewer";
    }

    @Override
    public Addressee addressee(SpecificRecord command) {
        return command instanceof StartSession ? Addressee.PLANNER : Addressee.HOLDER;
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case SendSignal signal -> run(turn, Inputs.of(signal, turn));
            case ArchiveSession archive -> run(turn, Inputs.of(archive, turn));
            default -> {}
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        switch (event) {
            case SessionStarted started -> run(turn, Inputs.of(started));
            case CriterionDefined defined -> run(turn, Inputs.of(defined));
            case TaskFailed failed -> run(turn, Inputs.of(failed));
            case TaskSkipped skipped -> run(turn, Inputs.of(skipped));
            case TaskSucceeded succeeded -> Inputs.of(succeeded).forEach(input -> run(turn, input));
            default -> {}
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        if (handoff instanceof ExecutionFinished finished) {
            run(turn, Inputs.of(finished));
        }
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        switch (workEvent) {
            case WorkClaimed claim -> run(turn, Inputs.of(claim, turn));
            case WorkHeartbeat beat -> run(turn, Inputs.of(beat, turn));
            case WorkCompleted completed -> run(turn, Inputs.of(completed, turn));
            case WorkFailed failed -> run(turn, Inputs.of(failed, turn));
            default -> {}
        }
    }

    /** A deadline that means nothing any more, for example of an ended session, is removed. */
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
    public void proceed(Turn turn) {
        run(turn, new Input.Proceed(turn.at(), turn.nonce()));
    }

    @Override
    public void park(Turn turn, String cause) {
        run(turn, new Input.Park(cause, turn.at()));
    }

    @Override
    protected ReviewState load(Turn turn) {
        return new ReviewState(turn.root(Review.class).orElseGet(Review::unknown), new TurnBoard(turn));
    }

    @Override
    protected List<Event> decide(Input input, ReviewState state) {
        return ReviewDecider.decide(input, state);
    }

    @Override
    protected ReviewState evolve(ReviewState state, Event event) {
        return ReviewEvolution.evolve(state, event);
    }

    @Override
    protected void save(Turn turn, ReviewState state) {
        if (state.root().known()) {
            turn.root(state.root());
        }
    }

    @Override
    protected void publish(Turn turn, ReviewState state, Event event) {
        Published.publish(turn, event);
    }
}
