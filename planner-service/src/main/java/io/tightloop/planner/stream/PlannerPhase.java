package io.tightloop.planner.stream;

import io.tightloop.baton.DecidingPhase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Event;
import io.tightloop.planner.planning.Input;
import io.tightloop.planner.planning.Planning;
import io.tightloop.planner.planning.PlanningDecider;
import io.tightloop.planner.planning.PlanningEvolution;
import io.tightloop.planner.planning.PlanningState;
import io.tightloop.planner.planning.Status;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The planner's phase: starts sessions and plans each of their iterations. */
public final class PlannerPhase extends DecidingPhase<Input, PlanningState, Event> {
    @Override
    public String service() {
        return "planner";
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case StartSession start -> run(turn, Inputs.of(start, turn));
            case SendSignal signal -> run(turn, Inputs.of(signal, turn));
            case AnswerConfirmation answer -> run(turn, Inputs.of(answer, turn));
            case WaiveCriterion waive -> run(turn, Inputs.of(waive, turn));
            case EditTasks edit -> run(turn, Inputs.of(edit, turn));
            case ArchiveSession archive -> run(turn, Inputs.of(archive, turn));
            default -> {}
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        switch (event) {
            case TaskDiscovered discovered -> run(turn, Inputs.of(discovered));
            case CriterionWaived waived -> relay(turn, waived);
            default -> {}
        }
    }

    /** The executor reads only the planner's topic: a waiver that the reviewer tells of passes on to it, once. */
    private void relay(Turn turn, CriterionWaived waived) {
        if (run(turn, new Input.NoteWaiver(waived.getCriterionId()))) {
            turn.emit(waived);
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        if (handoff instanceof LoopContinued continued) {
            run(turn, Inputs.of(continued));
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
        boolean held = load(turn).root().held(suspended.getWorkId(), suspended.getClaimId());
        run(turn, Inputs.of(suspended, turn));
        if (held) {
            turn.suspend(suspended.getSuspension(), PlanItems.SUBJECT, suspended.getWorker());
        }
    }

    /** The end of the session's longest duration is the next step's, which follows every turn. */
    @Override
    public void due(Turn turn, String part) {
        boolean caused = part.equals(PlanItems.SUBJECT) && run(turn, new Input.Due(turn.at()));
        if (!caused) {
            turn.root(Planning.class).ifPresent(root -> deadlines(turn, root));
        }
    }

    @Override
    public boolean hearsWorker(Turn turn, String part) {
        return part.equals(PlanItems.SUBJECT)
                && turn.root(Planning.class).map(Planning::workedOn).orElse(false);
    }

    @Override
    public void proceed(Turn turn) {
        run(turn, new Input.Proceed(turn.at(), turn.nonce()));
    }

    @Override
    public Standing standing(Turn turn) {
        return turn.root(Planning.class)
                .map(root -> new Standing(true, root.status() == Status.ENDED, root.iteration()))
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

    /** The brief's digest, so that a repeated start is recognised after the session was archived. */
    @Override
    public String tombstone(Turn turn) {
        return turn.root(Planning.class).map(Planning::digest).orElse("");
    }

    @Override
    protected PlanningState load(Turn turn) {
        return new PlanningState(
                turn.root(Planning.class).orElseGet(Planning::unknown),
                new TurnPlans(turn),
                new TurnSurroundings(turn));
    }

    @Override
    protected List<Event> decide(Input input, PlanningState state) {
        return PlanningDecider.decide(input, state);
    }

    @Override
    protected PlanningState evolve(PlanningState state, Event event) {
        return PlanningEvolution.evolve(state, event);
    }

    @Override
    protected void save(Turn turn, PlanningState state) {
        if (state.root().status() != Status.IDLE) {
            turn.root(state.root());
            deadlines(turn, state.root());
        }
    }

    private static void deadlines(Turn turn, Planning root) {
        turn.deadline("", root.sessionDeadline());
        turn.deadline(PlanItems.SUBJECT, root.planDeadline());
    }

    @Override
    protected void publish(Turn turn, PlanningState state, Event event) {
        Published.publish(turn, state, event);
    }
}
