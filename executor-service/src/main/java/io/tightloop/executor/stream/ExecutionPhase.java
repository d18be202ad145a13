package io.tightloop.executor.stream;

import io.tightloop.baton.DecidingPhase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.Execution;
import io.tightloop.executor.execution.ExecutionDecider;
import io.tightloop.executor.execution.ExecutionState;
import io.tightloop.executor.execution.Input;
import io.tightloop.executor.execution.Task;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The execute phase on the baton's shell (design sections 2 and 4). */
public final class ExecutionPhase extends DecidingPhase<Input, ExecutionState, Event> {
    static final String SERVICE = "executor";

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case SendSignal signal ->
                run(turn, Commands.of(signal, load(turn).root().limits(), turn.at()));
            case AnswerConfirmation answer -> run(turn, Commands.of(answer, turn.at()));
            case WaiveCriterion waiver -> run(turn, Commands.of(waiver, turn.at()));
            case EditTasks edit -> run(turn, Commands.of(edit, turn.at()));
            case ArchiveSession archive -> run(turn, Commands.of(archive, turn.at()));
            default -> {}
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        switch (event) {
            case SessionStarted session -> relay(turn, Incoming.of(session), session);
            case CriterionDefined criterion -> relay(turn, Incoming.of(criterion), criterion);
            case CriterionWaived waiver -> relay(turn, Incoming.of(waiver), waiver);
            case TaskPlanned planned -> run(turn, Incoming.of(planned, turn.at()));
            default -> {}
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        switch (handoff) {
            case PlanConfirmed plan -> run(turn, Incoming.of(plan));
            default -> {}
        }
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        switch (workEvent) {
            case WorkClaimed claim -> run(turn, Incoming.of(claim, turn.at()));
            case WorkHeartbeat heartbeat -> run(turn, Incoming.of(heartbeat, turn.at()));
            case WorkCompleted result -> run(turn, Incoming.of(result, turn.at()));
            case WorkFailed failure -> run(turn, Incoming.of(failure, turn.at()));
            case WorkSuspended wait -> suspend(turn, wait);
            case WorkDelegated others -> run(turn, Incoming.of(others, turn.at()));
            default -> {}
        }
    }

    /** The session's own deadline needs nothing here: its limits are judged in {@link #proceed}. */
    @Override
    public void due(Turn turn, String part) {
        TurnTasks.idOf(part).ifPresent(taskId -> run(turn, new Input.Due(taskId, turn.at())));
    }

    @Override
    public boolean hearsWorker(Turn turn, String part) {
        return TurnTasks.idOf(part)
                .flatMap(id -> turn.part(part, Task.class))
                .map(Task::attempt)
                .isPresent();
    }

    @Override
    public void proceed(Turn turn) {
        Input next = new Input.Proceed(turn.at(), turn.nonce());
        boolean moved;
        do {
            moved = run(turn, next);
        } while (moved);
    }

    @Override
    public Standing standing(Turn turn) {
        Execution root = load(turn).root();
        return new Standing(root.exists(), root.ended(), root.iteration());
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
    protected ExecutionState load(Turn turn) {
        return new ExecutionState(
                turn.root(Execution.class).orElse(Execution.UNKNOWN),
                new TurnTasks(turn),
                new TurnCriteria(turn),
                new TurnFiles(turn),
                new TurnSurroundings(turn));
    }

    @Override
    protected List<Event> decide(Input input, ExecutionState state) {
        return ExecutionDecider.decide(input, state);
    }

    @Override
    protected ExecutionState evolve(ExecutionState state, Event event) {
        return ExecutionDecider.evolve(state, event);
    }

    /** The rest is written as it changes; an archived session is not written again. */
    @Override
    protected void save(Turn turn, ExecutionState state) {
        Execution root = state.root();
        if (root.exists()) {
            turn.root(root);
            if (root.limits().maxDurationMs() != null) {
                turn.deadline("", root.deadline());
            }
        }
    }

    @Override
    protected void publish(Turn turn, ExecutionState state, Event event) {
        new Publication(turn).tell(event, state);
    }

    /** The session waits only for a worker that had the attempt which it gives back. */
    private void suspend(Turn turn, WorkSuspended wait) {
        boolean held = load(turn).holds(wait.getSubject(), wait.getWorkId(), wait.getClaimId());
        run(turn, Incoming.of(wait, turn.at()));
        if (held) {
            turn.suspend(wait.getSuspension(), wait.getSubject(), wait.getWorker());
        }
    }

    /** The reviewer reads only the executor's topic: what it must know of the plan passes on unchanged, once. */
    private void relay(Turn turn, Input input, SpecificRecord event) {
        if (run(turn, input)) {
            turn.emit(event);
        }
    }
}
